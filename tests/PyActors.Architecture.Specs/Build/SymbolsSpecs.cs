using System.Reflection.PortableExecutable;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture.Build;

/// <summary>What a package's assembly says of its sources: the lines for stack traces, and nothing of the folder it was built in.</summary>
public sealed class SymbolsSpecs
{
    [FactOf(ProductAssembly.Core)]
    public void Core_should_bring_its_lines_and_no_folder() => ShouldBringLines(ProductAssembly.Core);

    [FactOf(ProductAssembly.CPython)]
    public void Engine_cpython_should_bring_its_lines_and_no_folder() => ShouldBringLines(ProductAssembly.CPython);

    [FactOf(ProductAssembly.PythonNet)]
    public void Engine_pythonnet_should_bring_its_lines_and_no_folder() => ShouldBringLines(ProductAssembly.PythonNet);

    [FactOf(ProductAssembly.Hosting)]
    public void Hosting_should_bring_its_lines_and_no_folder() => ShouldBringLines(ProductAssembly.Hosting);

    [FactOf(ProductAssembly.Akka)]
    public void Actors_should_bring_their_lines_and_no_folder() => ShouldBringLines(ProductAssembly.Akka);

    [FactOf(ProductAssembly.Host)]
    public void Program_should_bring_its_lines_and_no_folder() => ShouldBringLines(ProductAssembly.Host);

    private static void ShouldBringLines(string assembly)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")));
        var embedded = image.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb).ShouldHaveSingleItem();
        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var reader = symbols.GetMetadataReader();

        var sources = reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).ToArray();

        sources.ShouldNotBeEmpty();
        sources.Where(source => !source.StartsWith(Root, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // In Debug, and where the sources are no checkout, the folder stays: a debugger opens the files by it.
#if DEBUG
    private static string Root => Checkout.Root;
#else
    private static string Root => Path.Exists(Checkout.PathTo(".git")) ? "/_/" : Checkout.Root;
#endif
}
