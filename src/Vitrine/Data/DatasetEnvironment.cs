using System.Runtime.InteropServices;

namespace Vitrine.Data;

/// <summary>The machine as the search for a data set sees it.</summary>
public sealed record DatasetEnvironment
{
    /// <summary>The person's own folder; empty where there is none, and then temporary files serve as cache.</summary>
    public string Home { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Looks up an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    public string CurrentFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Where Debian and Ubuntu install data sets.</summary>
    public string SystemFolder { get; init; } = "/usr/share/datasets";

    /// <summary>Decides where caches belong.</summary>
    public OSPlatform Platform { get; init; } =
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux;

    /// <summary>Makes the handler of the downloads, given the longest time to wait for a connection; proxies follow the environment.</summary>
    public Func<TimeSpan, HttpMessageHandler> CreateHandler { get; init; } =
        connectTimeout => new SocketsHttpHandler { ConnectTimeout = connectTimeout };

    /// <summary>Runs apt-get and dpkg-deb.</summary>
    public CommandRunner RunCommand { get; init; } = CommandProcess.RunAsync;

    /// <summary>Measures timeouts.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
