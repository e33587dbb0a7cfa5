using PyActors.Build.Testing;
using PyActors.Testing.Engines;

namespace PyActors.Architecture.Build;

public sealed class PlannedRunSpecs
{
    private static readonly string[] Projects =
    [
        "src/PyActors.Core/PyActors.Core.csproj", "tests/PyActors.Core.Specs/PyActors.Core.Specs.csproj",
        "tests/PyActors.CPython.Specs/PyActors.CPython.Specs.csproj", "tests/PyActors.Host.Specs/PyActors.Host.Specs.csproj",
    ];

    [Fact]
    public void Suites_that_face_Python_should_run_once_per_Python_and_the_others_once()
    {
        var all = PlannedRun.All(Projects, [FoundPython.Of("3.10.13"), FoundPython.Of("3.13.0")]);

        all.Select(run => $"{run.Name} {run.Python?.Version}").ShouldBe(
        [
            "PyActors.Core.Specs ", "PyActors.CPython.Specs 3.13.0", "PyActors.Host.Specs 3.13.0", "PyActors.CPython.Specs 3.10.13", "PyActors.Host.Specs 3.10.13",
        ]);
    }

    [Fact]
    public void Specs_for_which_one_Python_is_enough_should_run_on_the_newest_and_the_others_should_say_that_they_go_without()
    {
        var all = PlannedRun.All(Projects, [FoundPython.Of("3.10.13"), FoundPython.Of("3.13.0")]);

        var partial = all.Where(run => run.Filter.Count > 0).ShouldHaveSingleItem();
        partial.Title.ShouldBe("PyActors.Host.Specs on CPython 3.10.13, without what one Python is enough for");
        partial.Filter.ShouldBe(["--filter", "Faces!=OnePython"]);
        all[2].Title.ShouldBe("PyActors.Host.Specs on CPython 3.13.0");
    }

    [Fact]
    public void Suites_that_face_no_Python_should_run_where_none_is_found() =>
        PlannedRun.All(Projects, []).ShouldHaveSingleItem().Name.ShouldBe("PyActors.Core.Specs");
}
