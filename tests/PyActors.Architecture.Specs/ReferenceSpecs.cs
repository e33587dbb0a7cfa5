using PyActors.Architecture.Repository;

namespace PyActors.Architecture;

/// <summary>Who may reference whom, read off the built assemblies.</summary>
public sealed class ReferenceSpecs
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [FactOf(ProductAssembly.Core)]
    public void Core_should_reference_nothing_but_the_framework() =>
        ReferencesOf(ProductAssembly.Core).ShouldBeEmpty();

    [FactOf(ProductAssembly.CPython)]
    public void Engine_cpython_should_reference_Core_alone() =>
        ReferencesOf(ProductAssembly.CPython).ShouldBeSubsetOf([ProductAssembly.Core]);

    [FactOf(ProductAssembly.PythonNet)]
    public void Engine_pythonnet_should_reference_Core_and_pythonnet_alone() =>
        ReferencesOf(ProductAssembly.PythonNet).ShouldBeSubsetOf([ProductAssembly.Core, "Python.Runtime"]);

    // The framework of web applications is .NET's own, too, and holds hosting, options and health checks for every host.
    [FactOf(ProductAssembly.Hosting)]
    public void Hosting_should_reference_Core_and_Microsofts_extensions_alone() =>
        ReferencesOf(ProductAssembly.Hosting)
            .Where(name => !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .ShouldBeSubsetOf([ProductAssembly.Core]);

    [FactOf(ProductAssembly.Akka)]
    public void Actors_should_reference_no_engine_and_no_program() =>
        ReferencesOf(ProductAssembly.Akka)
            .Intersect([ProductAssembly.CPython, ProductAssembly.PythonNet, ProductAssembly.Host, "Python.Runtime"])
            .ShouldBeEmpty();

    private static IEnumerable<string> ReferencesOf(string assembly) => ProductAssembly.Load(assembly)
        .GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => !File.Exists(Path.Combine(Framework, $"{name}.dll")));
}
