using System.Runtime.InteropServices;
using Shouldly;
using Vitrine.Data;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class DatasetPlacesTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void The_cache_follows_XDG() =>
        CacheOf("/home/ana", OSPlatform.Linux, new() { ["XDG_CACHE_HOME"] = "/fast" }).ShouldBe("/fast/vitrine/datasets/fashion-mnist");

    [Fact]
    public void A_relative_XDG_path_is_ignored() =>
        CacheOf("/home/ana", OSPlatform.Linux, new() { ["XDG_CACHE_HOME"] = "fast" }).ShouldBe("/home/ana/.cache/vitrine/datasets/fashion-mnist");

    [Fact]
    public void On_macOS_the_cache_is_in_the_library() =>
        CacheOf("/Users/ana", OSPlatform.OSX, None).ShouldBe("/Users/ana/Library/Caches/vitrine/datasets/fashion-mnist");

    [Fact]
    public void On_Windows_the_cache_is_in_local_application_data() =>
        CacheOf("/home/ana", OSPlatform.Windows, new() { ["LOCALAPPDATA"] = "/AppData/Local" }).ShouldBe("/AppData/Local/vitrine/datasets/fashion-mnist");

    [Fact]
    public void Without_a_home_temporary_files_serve() =>
        CacheOf("", OSPlatform.Linux, None).ShouldBe(Path.Combine(Path.GetTempPath(), "vitrine/datasets/fashion-mnist"));

    [Fact]
    public void The_order_is_ours_then_Keras_then_torchvision_then_Debian() =>
        DatasetPlaces.All(Machine("/home/ana", OSPlatform.Linux, new() { ["KERAS_HOME"] = "/keras" })).ShouldBe(
        [
            "/home/ana/.cache/vitrine/datasets/fashion-mnist",
            "/keras/datasets/fashion-mnist",
            "/home/ana/.keras/datasets/fashion-mnist",
            "/project/FashionMNIST/raw",
            "/project/data/FashionMNIST/raw",
            "/home/ana/data/FashionMNIST/raw",
            "/usr/share/datasets/fashion-mnist",
        ]);

    private static string CacheOf(string home, OSPlatform platform, Dictionary<string, string> variables) =>
        DatasetPlaces.Cache(Machine(home, platform, variables));

    private static DatasetEnvironment Machine(string home, OSPlatform platform, Dictionary<string, string> variables) =>
        new() { Home = home, Platform = platform, CurrentFolder = "/project", Variable = name => variables.GetValueOrDefault(name) };
}
