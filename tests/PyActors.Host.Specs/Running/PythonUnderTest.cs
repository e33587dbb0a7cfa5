using PyActors.Discovery;

namespace PyActors.Host.Running;

/// <summary>The Python that this run is about: PYACTORS_PYTHON, or what the program would choose.</summary>
internal static class PythonUnderTest
{
    private static readonly Lazy<PythonInstallation> Found = new(() => PythonLocator.Locate(new PythonOptions()));

    public static PythonInstallation Installation => Found.Value;

    public static bool HasOwnGil => Installation.Version >= new Version(3, 13);
}
