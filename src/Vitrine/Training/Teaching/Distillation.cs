namespace Vitrine.Training.Teaching;

/// <summary>
/// Learning from the answers of trained models beside the labels (Hinton, Vinyals and Dean 2015, arXiv:1503.02531). Teachers see the very batch
/// that the student sees, augmented as it is (Beyer et al. 2022, arXiv:2106.05237), as plain networks, whatever views their bundles ask for.
/// </summary>
/// <param name="Teachers">At least one; several teach the mean of their probabilities, and one that is named twice counts twice.</param>
public sealed record Distillation(IReadOnlyList<SavedModel> Teachers)
{
    /// <summary>Divides the logits of teachers and student before they are compared: above 1, unlikely classes count for more.</summary>
    public double Temperature { get; init; } = 4;

    /// <summary>Of the teachers in the loss, 0–1; the rest is of the labels.</summary>
    public double Share { get; init; } = 0.9;

    /// <summary>Arithmetic of the teachers' feature maps; the trainer replaces <see cref="Precision.Auto"/> by the student's.</summary>
    public Precision Precision { get; init; } = Precision.Single;

    /// <param name="student">Arithmetic of the student's feature maps.</param>
    internal Distillation Pinned(Precision student) => this with
    {
        Teachers = [.. Teachers.Select(teacher => teacher.Pinned())],
        Precision = Precision == Precision.Auto ? student : Precision,
    };

    internal Distillation WithoutFolders() => this with { Teachers = [.. Teachers.Select(teacher => teacher.WithoutFolder())] };
}
