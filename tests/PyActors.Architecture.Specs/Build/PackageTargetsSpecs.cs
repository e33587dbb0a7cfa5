using System.Text.Json.Nodes;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture.Build;

/// <summary>What the package PyActors.Core sets in the projects that use it, however far they are from it.</summary>
public sealed class PackageTargetsSpecs : IDisposable
{
    private static readonly string Targets = Checkout.PathTo("src", "PyActors.Core", "buildTransitive", "PyActors.Core.targets");

    private readonly string _folder = Directory.CreateTempSubdirectory("pyactors-").FullName;

    [Theory]
    [InlineData("PublishTrimmed")]
    [InlineData("PublishAot")]
    public async Task Program_that_is_trimmed_should_refuse_types_that_were_not_kept_and_know_what_may_be_null(string how)
    {
        var set = await EvaluateAsync($"<{how}>true</{how}>");

        Nullability(set).ShouldBe("true");
        var option = set["Items"]!["RuntimeHostConfigurationOption"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)option["Identity"]).ShouldBe(KeptTypesSwitch());
        ((string?)option["Value"]).ShouldBe("true");
        ((string?)option["Trim"]).ShouldBe("true");
    }

    [Fact]
    public async Task Choice_of_the_program_should_stay() =>
        Nullability(await EvaluateAsync("<PublishAot>true</PublishAot><NullabilityInfoContextSupport>false</NullabilityInfoContextSupport>")).ShouldBe("false");

    [Theory]
    [InlineData("")]
    [InlineData("<PublishAot>false</PublishAot>")]
    public async Task Any_other_program_should_be_left_alone(string properties)
    {
        var set = await EvaluateAsync(properties);

        Nullability(set).ShouldBe("");
        set["Items"]!["RuntimeHostConfigurationOption"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Package_should_bring_it_by_the_name_under_which_it_is_looked_for()
    {
        var core = await AskAsync(Checkout.PathTo("src", "PyActors.Core", "PyActors.Core.csproj"), "-getProperty:PackageId", "-getItem:None");

        var packed = core["Items"]!["None"]!.AsArray().Where(item => (string?)item!["Pack"] == "true" && (string?)item["Extension"] == ".targets").ShouldHaveSingleItem()!;
        ((string?)packed["FullPath"]).ShouldBe(Targets);
        ((string?)packed["PackagePath"]).ShouldBe("buildTransitive");
        ((string?)packed["Filename"]).ShouldBe((string?)core["Properties"]!["PackageId"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Nullability(JsonNode set) => (string?)set["Properties"]!["NullabilityInfoContextSupport"];

    // The name under which Core asks for it.
    private static string KeptTypesSwitch() => File.ReadLines(Checkout.PathTo("src", "PyActors.Core", "Values", "KeptTypes.cs"))
        .Single(line => line.Contains("[FeatureSwitchDefinition(", StringComparison.Ordinal)).Split('"')[1];

    private async Task<JsonNode> EvaluateAsync(string properties)
    {
        var project = Path.Combine(_folder, "program.proj");
        await File.WriteAllTextAsync(project, $"<Project><PropertyGroup>{properties}</PropertyGroup><Import Project=\"{Targets}\" /></Project>");
        return await AskAsync(project, "-getProperty:NullabilityInfoContextSupport", "-getProperty:MSBuildProjectName", "-getItem:RuntimeHostConfigurationOption");
    }

    private async Task<JsonNode> AskAsync(string project, params string[] questions)
    {
        var (exitCode, output) = await OtherProcess.RunAsync("dotnet", _folder, [], ["msbuild", project, .. questions]);

        exitCode.ShouldBe(0, output);
        return JsonNode.Parse(output)!;
    }
}
