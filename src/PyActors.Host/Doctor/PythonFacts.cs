using PyActors.Discovery;
using PyActors.Host.Mapping;

namespace PyActors.Host.Doctor;

/// <summary>What is said about a Python.</summary>
internal static class PythonFacts
{
    /// <summary>Its implementation and version.</summary>
    public static string Name(PythonInstallation python) =>
        $"{(python.Implementation == "cpython" ? "CPython" : python.Implementation)} {python.Version}{(python.IsFreeThreaded ? " (free-threaded)" : "")}";

    /// <summary>What isolation it can give with the engine <c>cpython</c>.</summary>
    public static IReadOnlyList<string> Isolations(PythonInstallation python) =>
        python.Version >= GilAdvice.Needed ? ["own-gil", "shared"] : ["shared"];

    /// <summary>Why it can't give a GIL to each worker; empty where it can.</summary>
    public static string WhyNoMore(PythonInstallation python) =>
        python.Version >= GilAdvice.Needed ? " (own-gil: engine cpython)" : $" (own-gil needs CPython {GilAdvice.Needed} or newer)";
}
