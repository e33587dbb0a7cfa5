using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture;

/// <summary>The C# samples of the README and of the packages' page compile, each as a program of its own, against what was built.</summary>
public sealed partial class ReadmeSpecs
{
    private const string Readme = "README.md";
    private const string PackagePage = "src/PACKAGE.md";

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly IReadOnlyList<MetadataReference> Assemblies =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).Contains(".Specs", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    [Theory]
    [InlineData(Readme)]
    [InlineData(PackagePage)]
    public void Page_should_have_samples(string page) => Samples(page).ShouldNotBeEmpty();

    [Theory]
    [InlineData(Readme)]
    [InlineData(PackagePage)]
    public void Samples_for_the_embedded_set_should_compile(string page) =>
        Samples(page).Where(sample => !NeedsAll(sample)).SelectMany(Errors).ShouldBeEmpty();

    [FactOf(ProductAssembly.Akka)]
    public void Samples_for_Akka_and_pythonnet_should_compile() => Samples(Readme).Where(NeedsAll).SelectMany(Errors).ShouldBeEmpty();

    [Theory]
    [InlineData(Readme)]
    [InlineData(PackagePage)]
    public void First_program_should_be_the_sample_of_it(string page) =>
        Samples(page).First().ShouldBe(File.ReadAllText(Checkout.PathTo("samples/FirstCalls/Program.cs")));

    [Theory]
    [InlineData("samples/AskingActor/Program.cs")]
    [InlineData("samples/AwaitingService/Program.cs")]
    [InlineData("samples/HostFunctions/Program.cs")]
    [InlineData("samples/OwnModule/Program.cs")]
    public void Program_should_be_the_sample_of_it(string file) => Samples(Readme).ShouldContain(File.ReadAllText(Checkout.PathTo(file)));

    // It is read where the repository's files aren't.
    [Fact]
    public void Packages_page_should_stand_on_its_own() => File.ReadAllText(Checkout.PathTo(PackagePage)).ShouldNotContain("](");

    private static IEnumerable<string> Samples(string page) => Sample().Matches(File.ReadAllText(Checkout.PathTo(page))).Select(match => match.Groups[1].Value);

    private static bool NeedsAll(string sample) => Regex.IsMatch(sample, @"\b(Akka|AddPyActors|\w*PythonNet\w*)\b");

    private static IEnumerable<string> Errors(string sample) =>
        CSharpCompilation.Create(
                "Sample",
                [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(sample)],
                Assemblies,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(error => $"{error}\n{sample}");

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();
}
