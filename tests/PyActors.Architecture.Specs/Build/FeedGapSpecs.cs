using PyActors.Build.Restoring;

namespace PyActors.Architecture.Build;

public sealed class FeedGapSpecs
{
    private const string NoAkka = "PyActors.csproj : error NU1603: Warning As Error: PyActors depends on Akka (>= 1.5.30) but Akka 1.5.30 was not found. Akka 1.5.74 was resolved instead. [PyActors.sln]";
    private const string NoPythonnet = "PyActors.PythonNet.csproj : error NU1101: Unable to find package pythonnet. No packages exist with this id in source(s): here [PyActors.sln]";

    private static readonly FeedGap Gap = new(
        new HashSet<string> { "PyActors", "PyActors.PythonNet", "PyActors.Host" },
        new HashSet<string> { "Akka", "pythonnet", "Spectre.Console", "Shouldly" });

    [Fact]
    public void Gap_should_name_the_packages_that_may_be_missing() =>
        Gap.Read($"{NoAkka}\n{NoPythonnet}").ShouldBe(["Akka", "pythonnet"]);

    [Theory]
    [InlineData("a.csproj : error NU1603: Warning As Error: Akka.Streams 1.5.74 depends on Google.Protobuf (>= 3.26.1) but Google.Protobuf 3.26.1 was not found. Google.Protobuf 3.36.2 was resolved instead.")]
    [InlineData("a.csproj : error NU1102: Unable to find package Google.Protobuf with version (>= 3.26.1)")]
    [InlineData("a.csproj : error NU1605: Warning As Error: Detected package downgrade: Some.Thing from 10.0.0 to 9.0.0.")]
    [InlineData("a.csproj : error NU1605:  PyActors -> Akka.Hosting 1.5.74 -> OpenTelemetry 1.14.0 -> Some.Thing (>= 10.0.0)")]
    public void Gap_should_see_what_only_those_packages_need_as_part_of_it(string consequence) =>
        Gap.Read($"{NoAkka}\n{consequence}").ShouldBe(["Akka"]);

    [Theory]
    [InlineData("a.csproj : error NU1101: Unable to find package Spectre.Console. No packages exist with this id in source(s): here")]
    [InlineData("a.csproj : error NU1603: Warning As Error: PyActors.Host depends on Spectre.Console (>= 0.49.1) but Spectre.Console 0.49.1 was not found. Spectre.Console 0.50.0 was resolved instead.")]
    [InlineData("a.csproj : error NU1605:  PyActors.Host -> Spectre.Console 0.49.1 -> Some.Thing (>= 10.0.0)")]
    [InlineData("a.csproj : error NU1301: Unable to load the service index for source here.")]
    [InlineData("a.csproj : error MSB4025: The project file could not be loaded.")]
    [InlineData("MSBUILD : error : something without a number")]
    public void Gap_should_be_none_if_anything_else_is_wrong_as_well(string other) =>
        Gap.Read($"{NoAkka}\n{other}").ShouldBeEmpty();

    [Fact]
    public void Gap_should_be_none_if_nothing_that_may_be_missing_is() =>
        Gap.Read("a.csproj : error NU1101: Unable to find package Google.Protobuf. No packages exist with this id in source(s): here").ShouldBeEmpty();
}
