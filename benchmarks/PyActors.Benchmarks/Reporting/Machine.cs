using System.Globalization;
using System.Runtime.InteropServices;
using PyActors.Benchmarks.Baselines;

namespace PyActors.Benchmarks.Reporting;

/// <summary>What the figures were measured on. No name of the machine and no path.</summary>
internal static class Machine
{
    public static IReadOnlyList<(string What, string Is)> Describe() =>
    [
        ("processor", $"{Processor()}, {Environment.ProcessorCount} cores"),
        ("memory", Wording(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)),
        ("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
        (".NET", RuntimeInformation.FrameworkDescription),
        ("Python", $"{BenchmarkPython.Installation.Implementation} {BenchmarkPython.Installation.Version}"),
        ("build", BuildName),
    ];

    /// <summary>The load's mean over the last minute; null where the system doesn't tell.</summary>
    public static double? Load() =>
        File.Exists("/proc/loadavg")
            ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
            : null;

    private static string BuildName =>
#if DEBUG
        "Debug: the figures mean nothing";
#elif WITH_AKKA
        "Release, full: with Akka.NET and pythonnet";
#else
        "Release, embedded: without Akka.NET and pythonnet";
#endif

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Wording(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB");
}
