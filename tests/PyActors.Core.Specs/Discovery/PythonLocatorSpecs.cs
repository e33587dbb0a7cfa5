using System.Diagnostics;
using PyActors.Discovery;

namespace PyActors.Core.Specs.Discovery;

/// <summary>With the Pythons of this machine: there has to be one.</summary>
[Collection(FakeMachine.Collection)]
public sealed class PythonLocatorSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pyactors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Locator_should_find_a_Python_whose_library_and_executable_exist()
    {
        var python = PythonLocator.Locate(new PythonOptions());

        File.Exists(python.Library).ShouldBeTrue();
        File.Exists(python.Executable).ShouldBeTrue();
        python.Version.ShouldBeGreaterThanOrEqualTo(PythonLocator.OldestVersion);
    }

    [Fact]
    public void Locator_should_say_the_same_as_the_executable_says_of_itself_with_its_site_module()
    {
        var python = PythonLocator.Locate(new PythonOptions());

        var told = Run(python.Executable, "-I", "-c", "import sys; print(sys.executable, sys.prefix, sys.base_prefix, '%d.%d.%d' % sys.version_info[:3], sep='|')");

        told.ShouldBe($"{python.Executable}|{python.Prefix}|{python.BasePrefix}|{python.Version}");
    }

    [Theory]
    [InlineData("--symlinks")]
    [InlineData("--copies")]
    public void Locator_should_see_a_virtual_environment_as_its_own_executable_does(string how)
    {
        var basis = PythonLocator.Locate(new PythonOptions());
        Run(basis.Executable, "-m", "venv", "--without-pip", how, _folder);

        var python = PythonLocator.Locate(new PythonOptions { Python = _folder });

        python.IsVirtualEnvironment.ShouldBeTrue();
        python.Library.ShouldBe(basis.Library);
        Run(python.Executable, "-I", "-c", "import sys; print(sys.executable, sys.prefix, sys.base_prefix, sep='|')")
            .ShouldBe($"{python.Executable}|{python.Prefix}|{python.BasePrefix}");
    }

    [Fact]
    public void Locator_should_ask_once_more_if_what_it_remembered_cannot_be_loaded()
    {
        var options = new PythonOptions { Python = PythonLocator.Locate(new PythonOptions()).Executable };
        PythonLocator.Locate(options);
        var tries = new List<bool>();

        var python = PythonLocator.LocateAndLoad(options, (_, isRemembered) => FailFirst(tries, isRemembered));

        tries.ShouldBe([true, false]);
        python.ShouldBe(PythonLocator.Locate(options));
    }

    [Fact]
    public void Locator_should_not_ask_again_if_what_was_just_asked_cannot_be_loaded()
    {
        var tries = new List<bool>();

        Should.Throw<PythonStartException>(() => PythonLocator.LocateAndLoad(new PythonOptions { RememberPython = false }, (_, isRemembered) => FailFirst(tries, isRemembered)));

        tries.ShouldBe([false]);
    }

    [Fact]
    public void Search_should_choose_what_the_locator_takes_and_tell_the_reason()
    {
        var search = PythonLocator.Search(new PythonOptions());

        search.Chosen!.Installation.ShouldBe(PythonLocator.Locate(new PythonOptions()));
        search.WhyChosen.ShouldNotBeNullOrEmpty();
        search.Failure.ShouldBeNull();
    }

    [Fact]
    public void Search_should_list_no_interpreter_twice()
    {
        var search = PythonLocator.Search(new PythonOptions());

        search.Candidates.Where(c => c.Installation is not null).Select(c => c.Installation!.Executable).ShouldBeUnique();
    }

    [Fact]
    public void Search_should_explain_every_Python_that_it_passes_over()
    {
        var search = PythonLocator.Search(new PythonOptions());

        search.Candidates.Where(c => !c.IsUsable).ShouldAllBe(c => c.Explanation!.Length > 0);
        search.Candidates.Where(c => c.IsUsable).ShouldAllBe(c => File.Exists(c.Installation!.Library));
    }

    private static void FailFirst(List<bool> tries, bool isRemembered)
    {
        tries.Add(isRemembered);
        if (tries.Count == 1)
            throw new PythonStartException("It can't be loaded.");
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}
