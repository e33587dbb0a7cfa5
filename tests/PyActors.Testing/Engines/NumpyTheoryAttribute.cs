using System.Diagnostics;

namespace PyActors.Testing.Engines;

/// <summary>A spec that needs numpy: skipped, saying so, with a Python that has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NumpyTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<bool> HasNumpy = new(FindNumpy);

    public NumpyTheoryAttribute()
    {
        if (!HasNumpy.Value)
            Skip = $"{PythonUnderTest.Installation.Executable} has no numpy.";
    }

    private static bool FindNumpy()
    {
        using var python = Process.Start(new ProcessStartInfo(PythonUnderTest.Installation.Executable, "-c \"import numpy\"")
        {
            RedirectStandardError = true,
        })!;
        python.StandardError.ReadToEnd();
        python.WaitForExit();
        return python.ExitCode == 0;
    }
}

/// <summary>The same without data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NumpyFactAttribute : FactAttribute
{
    public NumpyFactAttribute() => Skip = new NumpyTheoryAttribute().Skip;
}
