using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture;

/// <summary>The README's C# samples compile, each as a program of its own, against what was built.</summary>
public sealed partial class ReadmeSpecs
{
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

    [Fact]
    public void Readme_should_have_samples() => Samples().ShouldNotBeEmpty();

    [Fact]
    public void Samples_for_the_embedded_set_should_compile() => Samples().Where(sample => !NeedsAll(sample)).SelectMany(Errors).ShouldBeEmpty();

    [FactOf(ProductAssembly.Akka)]
    public void Samples_for_Akka_and_pythonnet_should_compile() => Samples().Where(NeedsAll).SelectMany(Errors).ShouldBeEmpty();

    [Fact]
    public void First_program_should_be_the_sample_of_it() =>
        Samples().First().ShouldBe(File.ReadAllText(Checkout.PathTo("samples/FirstCalls/Program.cs")));

    [Theory]
    [InlineData("samples/AskingActor/Program.cs")]
    [InlineData("samples/AwaitingService/Program.cs")]
    [InlineData("samples/HostFunctions/Program.cs")]
    [InlineData("samples/OwnModule/Program.cs")]
    public void Program_should_be_the_sample_of_it(string file) => Samples().ShouldContain(File.ReadAllText(Checkout.PathTo(file)));

    private static IEnumerable<string> Samples() => Sample().Matches(File.ReadAllText(Checkout.PathTo("README.md"))).Select(match => match.Groups[1].Value);

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
