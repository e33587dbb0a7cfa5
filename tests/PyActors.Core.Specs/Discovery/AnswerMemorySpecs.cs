using System.Runtime.Versioning;
using PyActors.Caching;
using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

/// <summary>When an answer holds, and when an executable is asked again.</summary>
[Collection(FakeMachine.Collection)]
[UnsupportedOSPlatform("windows")]
public sealed class AnswerMemorySpecs : IDisposable
{
    private readonly FakeMachine _machine = new() { Later = TimeSpan.FromHours(1) };

    public void Dispose() => _machine.Dispose();

    [UnixFact]
    public void Memory_should_spare_an_executable_the_same_question()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        var asked = _machine.LocateRemembering(python);

        var remembered = _machine.LocateRemembering(python);

        remembered.ShouldBe(asked);
        FakeMachine.RunsOf(python).ShouldBe(1);
    }

    [UnixFact]
    public void Memory_should_keep_an_executable_and_the_links_to_it_apart()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        File.CreateSymbolicLink(_machine.PathTo("python", "bin", "python"), python);

        _machine.LocateRemembering(python);
        _machine.LocateRemembering(_machine.PathTo("python", "bin", "python"));

        FakeMachine.RunsOf(python).ShouldBe(1);
        FakeMachine.RunsOf(_machine.PathTo("python", "bin", "python")).ShouldBe(1);
    }

    [UnixFact]
    public void Memory_should_not_hold_for_an_executable_that_was_replaced() => ShouldAskAgainAfter(python => File.AppendAllText(python, " "));

    [UnixFact]
    public void Memory_should_not_hold_for_an_executable_that_was_replaced_by_one_of_the_same_size_and_time() => ShouldAskAgainAfter(python =>
    {
        var (content, mode, written) = (File.ReadAllBytes(python), File.GetUnixFileMode(python), File.GetLastWriteTimeUtc(python));
        File.WriteAllBytes(python + ".replacement", content);
        File.SetUnixFileMode(python + ".replacement", mode);
        File.SetLastWriteTimeUtc(python + ".replacement", written);
        File.Move(python + ".replacement", python, overwrite: true);
    });

    [UnixFact]
    public void Memory_should_not_hold_for_an_executable_that_was_written_in_place_and_set_back_in_time() => ShouldAskAgainAfter(python =>
    {
        var written = File.GetLastWriteTimeUtc(python);
        File.WriteAllBytes(python, File.ReadAllBytes(python));
        File.SetLastWriteTimeUtc(python, written);
    });

    [UnixFact]
    public void Memory_should_not_hold_once_an_environment_is_made_around_the_executable() =>
        ShouldAskAgainAfter(_ => File.WriteAllText(_machine.PathTo("python", "pyvenv.cfg"), "home = /usr/bin"));

    [UnixFact]
    public void Memory_should_not_hold_for_an_environment_that_was_changed()
    {
        Directory.CreateDirectory(_machine.PathTo("python"));
        File.WriteAllText(_machine.PathTo("python", "pyvenv.cfg"), "home = /usr/bin");

        ShouldAskAgainAfter(_ => File.WriteAllText(_machine.PathTo("python", "pyvenv.cfg"), "home = /opt/bin"));
    }

    [UnixFact]
    public void Memory_should_not_hold_for_a_library_that_was_replaced() =>
        ShouldAskAgainAfter(_ => File.WriteAllText(_machine.PathTo("python", "lib", "libpython3.12.so.1.0"), "another"));

    [UnixFact]
    public void Memory_should_not_hold_for_a_library_that_was_moved() => ShouldAskAgainAfter(_ =>
    {
        var library = _machine.PathTo("python", "lib", "libpython3.12.so.1.0");
        File.Move(library, _machine.PathTo("python", "bin", "libpython3.12.so.1.0"));
    });

    [UnixTheory]
    [InlineData("LD_LIBRARY_PATH")]
    [InlineData("LD_PRELOAD")]
    [InlineData("DYLD_LIBRARY_PATH")]
    [InlineData("DYLD_FRAMEWORK_PATH")]
    [InlineData("__PYVENV_LAUNCHER__")]
    public void Memory_should_not_hold_under_another_variable_of_the_loader(string variable) => ShouldAskAgainAfter(_ => _machine.Set(variable, "/opt/lib"));

    [UnixFact]
    public void Memory_should_not_hold_for_a_link_that_leads_elsewhere_now()
    {
        var (before, after) = (_machine.InstallNative("before", "3.12.1"), _machine.InstallNative("after", "3.13.0"));
        var link = _machine.PathTo("python3");
        File.CreateSymbolicLink(link, before);
        _machine.LocateRemembering(link);

        File.Delete(link);
        File.CreateSymbolicLink(link, after);

        _machine.LocateRemembering(link).Version.ShouldBe(new Version(3, 13, 0));
    }

    [UnixFact]
    public void Memory_of_another_build_should_not_hold()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        _machine.LocateRemembering(python);

        new AnswerMemory(_machine.Memory.Folder, _machine.Surroundings, "another build").Recall(python).ShouldBeNull();
    }

    [UnixFact]
    public void Script_should_be_asked_each_time_for_its_answer_may_depend_on_anything()
    {
        var python = _machine.Install("python", "3.12.1");

        _machine.LocateRemembering(python);
        _machine.LocateRemembering(python);

        FakeMachine.RunsOf(python).ShouldBe(2);
    }

    [UnixFact]
    public void Executable_should_be_asked_each_time_if_another_answers_for_it()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        var shim = _machine.PathTo("shims", "python3");
        Directory.CreateDirectory(_machine.PathTo("shims"));
        File.Copy(python, shim);

        _machine.LocateRemembering(shim).Executable.ShouldBe(python);
        _machine.LocateRemembering(shim);

        FakeMachine.RunsOf(shim).ShouldBe(2);
    }

    [UnixFact]
    public void Executable_should_be_asked_each_time_if_it_has_no_library_for_that_may_be_installed()
    {
        var python = _machine.InstallNative("python", "3.12.1", hasLibrary: false);
        Should.Throw<PythonStartException>(() => _machine.LocateRemembering(python));

        File.WriteAllText(Path.Combine(Directory.CreateDirectory(_machine.PathTo("python", "lib")).FullName, "libpython3.12.so.1.0"), "");

        _machine.LocateRemembering(python).Library.ShouldNotBeNull();
    }

    [UnixFact]
    public void Executable_should_not_be_remembered_that_changed_when_it_was_asked()
    {
        using var machine = new FakeMachine();
        var python = machine.InstallNative("python", "3.12.1");

        machine.LocateRemembering(python);
        machine.LocateRemembering(python);

        FakeMachine.RunsOf(python).ShouldBe(2);
    }

    [UnixFact]
    public void Executable_should_not_be_remembered_whose_environment_changed_when_it_was_asked()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        var answer = PythonAnswer.Read(File.ReadAllText(python)[4..])!;
        var environment = _machine.PathTo("python", "pyvenv.cfg");
        var installed = FileState.Of(python)!.LastChange;
        do
            File.WriteAllText(environment, "home = /usr/bin");
        while (FileState.Of(environment)!.LastChange <= installed);
        var asked = FileState.Of(environment)!.LastChange + TimeSpan.FromSeconds(2);

        _machine.Memory.Remember(python, answer with { Library = SharedLibrary.Find(answer) }, asked);
        _machine.Memory.Recall(python).ShouldBeNull();

        _machine.Memory.Remember(python, answer with { Library = SharedLibrary.Find(answer) }, asked + TimeSpan.FromTicks(1));
        _machine.Memory.Recall(python).ShouldNotBeNull();
    }

    [UnixFact]
    public void Executable_should_be_asked_where_what_is_remembered_has_failed()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        _machine.LocateRemembering(python);

        _machine.LocateRemembering(python, Asking.Afresh);

        FakeMachine.RunsOf(python).ShouldBe(2);
    }

    private void ShouldAskAgainAfter(Action<string> change)
    {
        var python = _machine.InstallNative("python", "3.12.1");
        _machine.LocateRemembering(python);
        _machine.LocateRemembering(python);
        FakeMachine.RunsOf(python).ShouldBe(1, "It has to be remembered before something changes.");

        change(python);

        _machine.LocateRemembering(python);
        FakeMachine.RunsOf(python).ShouldBe(2);
        _machine.LocateRemembering(python);
        FakeMachine.RunsOf(python).ShouldBe(2, "The new answer is remembered in its turn.");
    }
}
