using System.Text.Json.Nodes;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using Xunit;

namespace Vitrine.Tests.Reporting;

/// <summary>Debian's Chromium without a window, which notes what a page says and asks for.</summary>
public sealed class Browser : IDisposable
{
    private const string ChromiumPath = "/usr/bin/chromium";

    private const string DriverPath = "/usr/bin/chromedriver";

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("vitrine-browser-");

    private readonly Lazy<ChromeDriver> driver;

    public Browser() => driver = new Lazy<ChromeDriver>(Start);

    public void Dispose()
    {
        if (driver.IsValueCreated)
            driver.Value.Dispose();
        profile.Delete(recursive: true);
    }

    /// <summary>Opens a file in a window as wide as said, with a scale of 1.</summary>
    public void Open(string path, int width, int height, bool dark = false)
    {
        Command("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 500 });
        var scheme = new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" };
        Command("Emulation.setEmulatedMedia", new() { ["features"] = new[] { scheme } });
        Forget();
        driver.Value.Navigate().GoToUrl(new Uri(path).AbsoluteUri);
    }

    /// <summary>What a piece of JavaScript returns.</summary>
    public T Ask<T>(string script) => (T)driver.Value.ExecuteScript($"return {script}")!;

    /// <summary>What was written to the console since the page was opened.</summary>
    public IReadOnlyList<string> ConsoleMessages() => [.. driver.Value.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.Message)];

    /// <summary>Addresses that were asked for since the page was opened, those inside the page (data:) left out.</summary>
    public IReadOnlyList<string> RequestedAddresses() =>
    [
        .. driver.Value.Manage().Logs.GetLog(LogType.Performance)
            .Select(entry => JsonNode.Parse(entry.Message)!["message"]!)
            .Where(message => message["method"]!.GetValue<string>() == "Network.requestWillBeSent")
            .Select(message => message["params"]!["request"]!["url"]!.GetValue<string>())
            .Where(address => !address.StartsWith("data:", StringComparison.Ordinal)),
    ];

    // Reading a log empties it: what the browser's own start page and earlier pages left is no matter of this page.
    private void Forget()
    {
        driver.Value.Navigate().GoToUrl("about:blank");
        _ = ConsoleMessages();
        _ = RequestedAddresses();
    }

    private void Command(string name, Dictionary<string, object?> parameters) => driver.Value.ExecuteCdpCommand(name, parameters);

    private ChromeDriver Start()
    {
        foreach (var path in (string[])[ChromiumPath, DriverPath])
        {
            if (!File.Exists(path))
                Assert.Fail($"{path} is missing, so the report cannot be opened: run `./test`, which installs it, or `apt-get install --yes chromium chromium-driver`.");
        }

        var options = new ChromeOptions { BinaryLocation = ChromiumPath };
        options.AddArguments(
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={profile.FullName}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference(LogType.Performance, LogLevel.All);
        return new ChromeDriver(ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(DriverPath)!, Path.GetFileName(DriverPath)), options);
    }
}
