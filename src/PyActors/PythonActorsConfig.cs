using System.Globalization;
using Akka.Configuration;

namespace PyActors;

/// <summary>What the Python actors add to an actor system's configuration.</summary>
internal static class PythonActorsConfig
{
    /// <summary>The phase of the coordinated shutdown in which the pools drain and the engine stops.</summary>
    public const string DrainPhase = "pyactors-drain";

    /// <summary>The embedded <c>pyactors.conf</c>.</summary>
    public static Config Default { get; } = Read();

    /// <summary>The same, with the drain phase as long as these pools may need.</summary>
    public static Config For(PythonActorsSettings settings)
    {
        var timeout = Math.Ceiling(settings.DrainPhaseTimeout.TotalMilliseconds);
        return ConfigurationFactory
            .ParseString(string.Create(
                CultureInfo.InvariantCulture, $"akka.coordinated-shutdown.phases.{DrainPhase}.timeout = {timeout} ms"))
            .WithFallback(Default);
    }

    private static Config Read()
    {
        using var stream = typeof(PythonActorsConfig).Assembly.GetManifestResourceStream("pyactors.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
