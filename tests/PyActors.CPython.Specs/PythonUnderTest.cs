using PyActors.Discovery;

namespace PyActors.CPython.Specs;

/// <summary>The Python that this run is about: PYACTORS_PYTHON, or what an engine would choose.</summary>
internal static class PythonUnderTest
{
    private static readonly Lazy<PythonInstallation> Found = new(() => PythonLocator.Locate(new PythonOptions()));

    public static PythonInstallation Installation => Found.Value;

    public static bool HasOwnGil => Installation.Version >= new Version(3, 13);
}
