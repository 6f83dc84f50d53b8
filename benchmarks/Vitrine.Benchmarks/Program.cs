using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Vitrine.Benchmarks;

// In this process: a project generated for each benchmark would link the 490 MB of natives anew, and find none of our build settings.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance));
BenchmarkSwitcher.FromTypes([typeof(BatchBenchmarks), typeof(EvaluationBenchmarks), typeof(PredictionBenchmarks)]).Run(args, config);
