using System.Text;
using Shouldly;
using Vitrine.Bundles.Imports.Hdf5;
using Vitrine.Tests.Bundles.Imports.Keras;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Hdf5;

/// <summary>The forms in which h5py keeps the same things; that networks in these files answer rightly, <see cref="KerasGoldenTests"/> see.</summary>
public sealed class Hdf5StructureTests
{
    /// <summary>The files would prove nothing if they did not have what they are there for.</summary>
    [Theory]
    [InlineData("many.h5", "TREE")]
    [InlineData("many.h5", "SNOD")]
    [InlineData("many.h5", "GCOL")]
    [InlineData("new.h5", "OHDR")]
    [InlineData("new.h5", "FRHP")]
    [InlineData("new.h5", "FHIB")]
    [InlineData("new.h5", "BTIN")]
    [InlineData("new.h5", "BTLF")]
    public void The_files_hold_what_they_are_there_for(string file, string signature) =>
        File.ReadAllBytes(KerasGolden.All[file].Path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(signature)).ShouldBePositive();

    [Fact]
    public void Attributes_in_a_heap_are_found()
    {
        var file = new Hdf5File(File.ReadAllBytes(KerasGolden.All["new.h5"].Path));
        for (var note = 0; note < 12; note++)
            file.Text("", $"note_{note}").ShouldBe($"nota {note} — {new string('x', note)}");
        file.Text("", "note_12").ShouldBeNull();
    }

    [Theory]
    [InlineData("new.h5", 65)]
    [InlineData("many.h5", 25)]
    public void Names_are_complete(string file, int count)
    {
        var hdf = new Hdf5File(File.ReadAllBytes(KerasGolden.All[file].Path));
        hdf.Children("model_weights").Order(StringComparer.Ordinal).ShouldBe(hdf.Texts("model_weights", "layer_names").Order(StringComparer.Ordinal));
        hdf.Children("model_weights").Count().ShouldBe(count);
    }
}
