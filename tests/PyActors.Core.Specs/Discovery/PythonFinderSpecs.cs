using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

[Collection(FakeMachine.Collection)]
public sealed class PythonFinderSpecs : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [UnixFact]
    public void Finder_should_prefer_the_configured_one_to_all_others()
    {
        var wanted = _machine.Install("wanted", "3.11.1");
        _machine.Set("PYACTORS_PYTHON", _machine.Install("variable", "3.12.1")).Set("VIRTUAL_ENV", Path.GetDirectoryName(_machine.Install("env/bin", "3.13.1"))!);

        _machine.Locate(wanted).Executable.ShouldBe(wanted);
    }

    [UnixFact]
    public void Finder_should_follow_the_order_of_the_places()
    {
        _machine.Install("onpath", "3.10.1");
        _machine.OnPath("onpath", "bin");
        var order = new List<string> { _machine.Locate().FoundBy };

        foreach (var (name, folder) in new[] { ("CONDA_PREFIX", "conda"), ("VIRTUAL_ENV", "venv"), ("PYTHONNET_PYDLL", "dll"), ("PYACTORS_PYTHON", "own") })
        {
            _machine.Install(folder, "3.11.1");
            _machine.Set(name, name == "PYTHONNET_PYDLL" ? _machine.PathTo(folder, "lib", "libpython3.11.so.1.0") : _machine.PathTo(folder));
            order.Add(_machine.Locate().FoundBy);
        }

        order.ShouldBe(["python3 on the path", "the active environment (CONDA_PREFIX)", "the active environment (VIRTUAL_ENV)", "PYTHONNET_PYDLL", "PYACTORS_PYTHON"]);
    }

    [UnixFact]
    public void Finder_should_refuse_a_configured_one_that_is_unusable_though_another_would_do()
    {
        var old = _machine.Install("old", "3.9.2");
        _machine.Install("good", "3.12.1");
        _machine.OnPath("good", "bin").Set("PYACTORS_PYTHON", old);

        var message = Should.Throw<PythonStartException>(() => _machine.Locate()).Message;

        message.ShouldContain("The Python that PYACTORS_PYTHON names");
        message.ShouldContain(old);
        message.ShouldContain("It is CPython 3.9.2; 3.10 to 3.14 can be embedded.");
    }

    [UnixFact]
    public void Finder_should_pass_over_one_on_the_path_that_is_unusable()
    {
        _machine.Install("old", "3.9.2");
        var good = _machine.Install("good", "3.12.1");
        _machine.OnPath("old", "bin").OnPath("good", "bin");

        var search = _machine.Search();

        search.Chosen!.Path.ShouldBe(good);
        search.Candidates.Select(c => c.Problem).ShouldBe([PythonProblem.TooOld, null]);
    }

    [UnixTheory]
    [InlineData("PATH", "python/bin")]
    [InlineData("PYENV_ROOT", "pyenv")]
    public void Finder_should_name_what_is_in_a_relative_folder_in_full(string variable, string folder)
    {
        var python = _machine.Install(variable == "PATH" ? "python" : "pyenv/versions/one", "3.12.1");
        _machine.Set(variable, Path.GetRelativePath(Environment.CurrentDirectory, _machine.PathTo(folder)));

        _machine.Search().Candidates.ShouldHaveSingleItem().Path.ShouldBe(python);
    }

    [UnixFact]
    public void Finder_should_take_a_blank_variable_for_none()
    {
        var python = _machine.Install("python", "3.12.1");
        _machine.Set("PYACTORS_PYTHON", " ").OnPath("python", "bin");

        _machine.Locate().Executable.ShouldBe(python);
    }

    [UnixFact]
    public void Finder_should_pass_over_links_that_lead_to_nothing()
    {
        var python = _machine.Install("python", "3.12.1");
        _machine.LinkTo(_machine.PathTo("gone"), "venv", "bin", "python3");
        _machine.LinkTo(_machine.PathTo("gone"), "dead", "python3");
        _machine.Set("VIRTUAL_ENV", _machine.PathTo("venv")).OnPath("dead").OnPath("python", "bin");

        _machine.Locate().Executable.ShouldBe(python);
    }

    [UnixFact]
    public void Finder_should_say_which_active_environment_it_passes_over_and_why()
    {
        _machine.Install("python", "3.12.1");
        _machine.LinkTo(_machine.PathTo("gone"), "venv", "bin", "python3");
        _machine.Set("VIRTUAL_ENV", _machine.PathTo("venv")).Set("CONDA_PREFIX", _machine.PathTo("removed")).OnPath("python", "bin");

        foreach (var python in (PythonInstallation[])[_machine.Locate(), _machine.Search().Chosen!.Installation!])
            python.PassedOver.ShouldNotBeNull().ShouldStartWith(
                $"the active environment (VIRTUAL_ENV), {_machine.PathTo("venv")}, which can't be used. Its Python is a link to {_machine.PathTo("gone")}, which isn't there");
    }

    [UnixFact]
    public void Finder_should_pass_over_nothing_where_the_active_environment_is_used_or_another_Python_is_named()
    {
        var named = _machine.Install("named", "3.12.1");
        _machine.Install("conda", "3.12.1");
        _machine.Set("CONDA_PREFIX", _machine.PathTo("conda"));

        _machine.Locate().PassedOver.ShouldBeNull();

        _machine.Set("CONDA_PREFIX", _machine.PathTo("removed"));
        _machine.Locate(named).PassedOver.ShouldBeNull();
    }

    [UnixFact]
    public void Finder_should_take_the_newest_of_the_others()
    {
        _machine.Set("PYENV_ROOT", _machine.PathTo("pyenv"));
        foreach (var version in new[] { "3.10.9", "3.13.0", "3.9.1", "3.12.7" })
            _machine.Install($"pyenv/versions/{version}", version);

        var search = _machine.Search();

        search.Chosen!.Installation!.Version.ShouldBe(new Version(3, 13, 0));
        search.Chosen.FoundBy.ShouldBe("pyenv");
        search.Candidates.Select(c => c.Installation!.Version.Minor).ShouldBe([13, 12, 10, 9]);
    }

    [UnixFact]
    public void Finder_should_leave_alone_virtual_environments_that_nobody_named()
    {
        _machine.Set("PYENV_ROOT", _machine.PathTo("pyenv"));
        _machine.Install("pyenv/versions/project", "3.13.0");
        File.WriteAllText(_machine.PathTo("pyenv", "versions", "project", "pyvenv.cfg"), "home = elsewhere");

        _machine.Search().Candidates.ShouldBeEmpty();
    }

    [UnixFact]
    public void Finder_should_run_one_process_where_the_first_one_asked_will_do()
    {
        var first = _machine.Install("first", "3.12.1");
        var second = _machine.Install("second", "3.13.1");
        _machine.OnPath("first", "bin").OnPath("second", "bin");

        _machine.Locate();

        FakeMachine.RunsOf(first).ShouldBe(1);
        FakeMachine.RunsOf(second).ShouldBe(0);
    }

    [UnixFact]
    public void Finder_should_ask_an_interpreter_once_however_many_links_lead_to_it()
    {
        var python = _machine.Install("opt/python", "3.12.1");
        _machine.OnPath("usr", "bin").OnPath("bin");
        File.CreateSymbolicLink(_machine.PathTo("usr", "bin", "python3"), python);
        File.CreateSymbolicLink(_machine.PathTo("usr", "bin", "python"), "python3");
        Directory.Delete(_machine.PathTo("bin"));
        Directory.CreateSymbolicLink(_machine.PathTo("bin"), _machine.PathTo("usr", "bin"));

        var search = _machine.Search();

        search.Candidates.ShouldHaveSingleItem();
        FakeMachine.RunsOf(python).ShouldBe(1);
    }

    [UnixFact]
    public void Finder_should_know_the_interpreter_behind_a_shim_when_it_meets_it_again()
    {
        _machine.Set("PYENV_ROOT", _machine.PathTo("pyenv"));
        var real = _machine.Install("pyenv/versions/3.12.1", "3.12.1");
        _machine.Script("pyenv/shims/python3", $"exec '{real}' \"$@\"");
        _machine.OnPath("pyenv", "shims");

        var search = _machine.Search();

        search.Candidates.ShouldHaveSingleItem().Installation!.Executable.ShouldBe(real);
        FakeMachine.RunsOf(real).ShouldBe(1);
    }

    [UnixFact]
    public void Finder_should_list_every_place_it_tried_and_say_what_to_set_when_there_is_none()
    {
        _machine.Install("pypy", "3.10.1", implementation: "pypy");
        _machine.OnPath("pypy", "bin");

        var message = Should.Throw<PythonStartException>(() => _machine.Locate()).Message;

        foreach (var expected in new[] { "PYACTORS_PYTHON: not set", "PYTHONNET_PYDLL: not set", "VIRTUAL_ENV: not set", "CONDA_PREFIX: not set", "python on the path: none", "It is pypy", "set PYACTORS_PYTHON to" })
            message.ShouldContain(expected);
    }

    [UnixFact]
    public void Finder_should_report_the_failure_of_a_search_in_the_words_of_the_exception()
    {
        var search = _machine.Search("no-such-python");

        search.Chosen.ShouldBeNull();
        search.Failure.ShouldBe(Should.Throw<PythonStartException>(() => _machine.Locate("no-such-python")).Message);
    }
}
