using PyActors.Architecture.Repository;

namespace PyActors.Architecture.PublicSurface;

/// <summary>
/// The public surface of each assembly against the text in <c>api/</c>. To accept a change, run the specs once with
/// <c>PYACTORS_ACCEPT_API=1</c> and look at what that changes in <c>api/</c>.
/// </summary>
public sealed class PublicSurfaceSpecs
{
    private const string Accept = "PYACTORS_ACCEPT_API";

    [FactOf(ProductAssembly.Core)]
    public void Surface_of_Core_should_be_the_one_agreed_on() => ShouldBeAgreedOn(ProductAssembly.Core);

    [FactOf(ProductAssembly.CPython)]
    public void Surface_of_engine_cpython_should_be_the_one_agreed_on() => ShouldBeAgreedOn(ProductAssembly.CPython);

    [FactOf(ProductAssembly.PythonNet)]
    public void Surface_of_engine_pythonnet_should_be_the_one_agreed_on() => ShouldBeAgreedOn(ProductAssembly.PythonNet);

    [FactOf(ProductAssembly.Hosting)]
    public void Surface_of_Hosting_should_be_the_one_agreed_on() => ShouldBeAgreedOn(ProductAssembly.Hosting);

    [FactOf(ProductAssembly.Akka)]
    public void Surface_of_the_actors_should_be_the_one_agreed_on() => ShouldBeAgreedOn(ProductAssembly.Akka);

    [FactOf(ProductAssembly.Host)]
    public void Host_should_make_nothing_public_but_the_entry_point() =>
        ProductAssembly.Load(ProductAssembly.Host).GetExportedTypes().Select(type => type.FullName).ShouldBeSubsetOf(["Program"]);

    private static void ShouldBeAgreedOn(string assembly)
    {
        var file = Checkout.PathTo("api", $"{assembly}.txt");
        var actual = SurfacePrinter.Print(ProductAssembly.Load(assembly));
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        var agreed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        (agreed == actual).ShouldBeTrue($"api/{assembly}.txt differs. If that is meant, run the specs once with {Accept}=1.\n{Difference(agreed, actual)}");
    }

    private static string Difference(string agreed, string actual)
    {
        var (before, after) = (agreed.Split('\n'), actual.Split('\n'));
        return string.Join('\n', before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}")));
    }
}
