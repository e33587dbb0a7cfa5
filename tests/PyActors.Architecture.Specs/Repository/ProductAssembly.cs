using System.Reflection;

namespace PyActors.Architecture.Repository;

/// <summary>The assemblies of the product, as they were built.</summary>
internal static class ProductAssembly
{
    public const string Core = "PyActors.Core";
    public const string CPython = "PyActors.CPython";
    public const string PythonNet = "PyActors.PythonNet";
    public const string Hosting = "PyActors.Hosting";
    public const string Akka = "PyActors";
    public const string Host = "PyActors.Host";

    /// <summary>Whether it is part of what was built: without Akka.NET and pythonnet on the feed, two are not.</summary>
    public static bool IsBuilt(string name)
    {
#if EMBEDDED_ONLY
        return name is Core or CPython or Hosting or Host;
#else
        _ = name;
        return true;
#endif
    }

    public static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));
}
