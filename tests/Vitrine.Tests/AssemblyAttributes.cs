using Xunit.Sdk;
using Xunit.v3;

// The language and torch's threads belong to the whole process: two tests at once would speak each other's language and halve each other's speed.
[assembly: Parallelization(Mode = ParallelMode.None)]
