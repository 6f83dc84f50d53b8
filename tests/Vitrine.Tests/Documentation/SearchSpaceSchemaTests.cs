using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Improvement.Spaces;
using Vitrine.Tests.Data;
using Vitrine.Tests.Snapshots;
using Xunit;

namespace Vitrine.Tests.Documentation;

/// <summary>The published schema of search spaces.</summary>
public sealed class SearchSpaceSchemaTests
{
    [Fact]
    public void It_is_what_is_read()
    {
        var schema = SearchSpaceJson.Schema();
        schema["type"]!.ToJsonString().ShouldContain("object");
        Snapshot.MatchFile(Path.Combine(Repository.Root, "docs", "search-space.schema.json"), schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    [Fact]
    public void A_file_may_name_it()
    {
        var space = JsonNode.Parse(SearchSpaceJson.Format(DefaultSpace.Space))!;
        space["$schema"] = "search-space.schema.json";
        SearchSpaceJson.Parse(space.ToJsonString(), "file").ShouldBe(DefaultSpace.Space);
    }
}
