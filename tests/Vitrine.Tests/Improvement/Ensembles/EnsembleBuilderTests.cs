using Shouldly;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Improvement.Ensembles;

public sealed class EnsembleBuilderTests : IDisposable
{
    private static readonly Dataset Sample = SampleData.Load();
    private readonly Folder folder = new();
    private readonly SqliteStudyStorage storage = SqliteStudyStorage.NewInMemory();

    public void Dispose()
    {
        storage.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void It_tells_what_its_members_do_together_and_leaves_them_as_bundles()
    {
        var (trials, best) = Study([32, 16, 32]);

        var ensemble = Build(trials, best);

        ensemble.ModelCount.ShouldBe(4);
        ensemble.Members.Sum(member => member.Count).ShouldBeInRange(1, 20);
        var models = ensemble.Members.Select(member => ModelBundle.Load(Place.ModelOf(member.Model))).ToList();
        var mean = MeanProbabilities.Of([.. models.Select(model => Evaluator.Probabilities(model, Sample.Test))], [.. ensemble.Members.Select(member => member.Count)]);
        ensemble.Together.TestAccuracy.ShouldBe(PredictedClasses.Of(mean, 10).Zip(Sample.Test.Labels, (guess, label) => guess == label ? 1.0 : 0).Average());
        ensemble.Together.ParameterCount.ShouldBe(models.Sum(model => model.ParameterCount));
        ensemble.Together.ValidationAccuracy.ShouldBeGreaterThanOrEqualTo(ensemble.BestValidationAccuracy);
        ensemble.Together.Test.Gain.ShouldBe(ensemble.Together.TestAccuracy - ensemble.BestTestAccuracy, 1e-9);
        ensemble.Distilled.ShouldBeNull();
    }

    // One has what the other lacks: the middle between them is the trained network.
    [Fact]
    public void Weights_are_averaged_where_that_is_better_than_any_of_them()
    {
        var (trials, trained) = Study([32]);
        var (first, second) = (Shaken(trained.Model, 1), Shaken(trained.Model, -1));
        ModelBundle.Save(Place.ModelOf("0000"), trained with { Model = second });

        var ensemble = Build(trials, trained with { Model = first });

        ensemble.AveragedFrom.Order().ShouldBe(["0000", "best"]);
        ensemble.AveragedFrom[0].ShouldBe(ensemble.Best);
        ensemble.Averaged!.ValidationAccuracy.ShouldBeGreaterThan(ensemble.BestValidationAccuracy);
        var saved = ModelBundle.Load(Place.ModelOf(EnsembleBuilder.AveragedName));
        Evaluator.Evaluate(saved, Sample.Test).Accuracy.ShouldBe(ensemble.Averaged.TestAccuracy);
        foreach (var (name, weight) in saved.Weights.Where(weight => weight.Key.EndsWith("weight", StringComparison.Ordinal)))
            weight.Values.Zip(trained.Model.Weights[name].Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
    }

    [Fact]
    public void Only_models_of_the_best_ones_network_are_averaged_whatever_their_dropout()
    {
        var (trials, best) = Study([32, 16, 32], dropout: [0, 0, 0.3]);
        Build(trials, best).AlikeCount.ShouldBe(2, "the best recipe's network and those of two trials are the same");
    }

    [Fact]
    public void The_same_model_twice_is_its_own_average_and_no_better()
    {
        var (trials, best) = Study([32]);
        ModelBundle.Save(Place.ModelOf("0000"), best);

        var ensemble = Build(trials, best);

        ensemble.AlikeCount.ShouldBe(1);
        ensemble.Averaged.ShouldBeNull();
        ensemble.Together.TestAccuracy.ShouldBe(ensemble.BestTestAccuracy);
    }

    [Fact]
    public void The_ensemble_teaches_a_network_of_the_best_recipe()
    {
        var (trials, best) = Study([32, 16]);
        Recipe? taught = null;

        var ensemble = Build(trials, best, (_, recipe) => Trainer.Train(taught = recipe, Sample.Train));

        taught!.Distillation!.Teachers.Select(teacher => Path.GetFileName(teacher.Bundle)).ShouldBe(ensemble.Members.SelectMany(member => Enumerable.Repeat(member.Model, member.Count)));
        ensemble.Distilled!.ParameterCount.ShouldBe(best.Model.ParameterCount);
        var saved = ModelBundle.Load(Place.ModelOf(EnsembleBuilder.DistilledName));
        Evaluator.Evaluate(saved, Sample.Test).Accuracy.ShouldBe(ensemble.Distilled.TestAccuracy);
    }

    [Fact]
    public void Other_teachers_make_another_training()
    {
        var (trials, best) = Study([32, 16]);
        var roles = new List<string>();
        TrainingResult Train(string role, Recipe recipe)
        {
            roles.Add(role);
            return best;
        }

        Build(trials, best, Train);
        Build(trials, best, Train);
        Build(trials, best with { Model = Shaken(best.Model, 1) }, Train);

        roles[1].ShouldBe(roles[0]);
        roles[2].ShouldNotBe(roles[0]);
    }

    [Fact]
    public void What_an_earlier_end_of_the_study_made_goes()
    {
        var (trials, best) = Study([32]);
        Build(trials, best, (_, _) => best);
        Directory.CreateDirectory(Place.ModelOf("0003.123.tmp"));
        Build(trials, best);
        Directory.GetDirectories(Place.ModelOf("..") + "/models").Select(Path.GetFileName).Order().ShouldBe(["0000", "best"]);
    }

    private StudyFolder Place => new(folder.Path);

    private StudyEnsemble Build(IReadOnlyList<TrialRecord> trials, TrainingResult best, Func<string, Recipe, TrainingResult>? distil = null) =>
        new EnsembleBuilder(Place, TimeProvider.System, CancellationToken.None).Build(trials, best, distil).Judge(Sample.Test);

    /// <summary>Every weight moved by as much, up or down by its place.</summary>
    private static TrainedModel Shaken(TrainedModel model, int sign) => model with
    {
        Weights = model.Weights.ToDictionary(
            weight => weight.Key,
            weight => new Weight(weight.Value.Shape, [.. weight.Value.Values.ToArray().Select((value, place) => value + (sign * (place % 3 == 0 ? 0.06f : -0.03f)))])),
    };

    /// <param name="widths">Of the trials' networks.</param>
    /// <param name="dropout">Of the trials' networks; null for none.</param>
    /// <returns>The trials, trained, and the recipe of the first, trained for longer.</returns>
    private (IReadOnlyList<TrialRecord> Trials, TrainingResult Best) Study(IReadOnlyList<int> widths, IReadOnlyList<double>? dropout = null)
    {
        var space = new SearchSpace(
        [
            new OptionParameter { Name = "network.kind", Options = ["dense"] },
            new IntegerParameter { Name = "network.width", Low = 16, High = 32, Step = 16 },
            new RealParameter { Name = "learningRate", Low = 0.001, High = 0.02 },
            new RealParameter { Name = "network.dropout", Low = 0, High = 0.5 },
        ]);
        var subject = new TrialSubject(Recipes.Seed, "sample", Sample.Sha256, 28, 28, 10, "cpu", null, null);
        var study = Vitrine.Improvement.Studies.Study.Create(storage, new StudySettings { Space = space, MaximumStep = 2 });
        foreach (var (number, width) in widths.Index())
        {
            storage.TryAdd(new TrialRecord(number, new Choice(new Dictionary<string, double> { ["network.kind"] = 0, ["network.width"] = width, ["learningRate"] = 0.004 + (0.001 * number), ["network.dropout"] = dropout?[number] ?? 0 })));
            TrialTraining.Run(study, study.Ask("worker")!, subject, Place, Sample, TimeProvider.System, CancellationToken.None);
        }
        var trials = study.Trials();
        return (trials, Trainer.Train(subject.RecipeOfTrial(study.Settings, trials[0].Choice) with { Epochs = 3 }, Sample.Train));
    }
}
