using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

[Collection(FakeMachine.Collection)]
public sealed class ConfiguredPythonSpecs : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [UnixFact]
    public void Setting_may_be_a_command_on_the_path()
    {
        var python = _machine.Install("python", "3.12.1");
        _machine.OnPath("python", "bin");

        Follow("python3").Path.ShouldBe(python);
    }

    [UnixFact]
    public void Setting_may_be_the_folder_of_an_installation_or_an_environment()
    {
        var python = _machine.Install("python", "3.12.1");

        Follow(_machine.PathTo("python")).Path.ShouldBe(python);
    }

    [UnixFact]
    public void Setting_may_be_a_shared_library_whose_executable_is_beside_it()
    {
        var python = _machine.Install("python", "3.12.1");
        var library = _machine.PathTo("python", "lib", "libpython3.12.so.1.0");

        var located = _machine.Locate(library);

        located.Executable.ShouldBe(python);
        located.Library.ShouldBe(library);
    }

    [UnixFact]
    public void Setting_may_be_a_shared_library_in_a_folder_per_architecture()
    {
        var python = _machine.Install("usr", "3.11.2");
        var library = _machine.Script("usr/lib/x86_64-linux-gnu/libpython3.11.so.1", "");

        Follow(library).Path.ShouldBe(python);
    }

    [UnixFact]
    public void Shared_library_should_be_refused_if_the_executable_beside_it_is_another_version()
    {
        _machine.Install("python", "3.12.1");
        var library = _machine.Script("python/lib/libpython3.11.so", "");

        Should.Throw<PythonStartException>(() => _machine.Locate(library)).Message.ShouldContain("is of 3.11, but the only executable beside it");
    }

    [UnixFact]
    public void Shared_library_should_be_refused_if_no_executable_belongs_to_it()
    {
        var library = _machine.Script("alone/libpython3.11.so", "");

        Follow(library).Defect!.Explanation.ShouldContain("no executable that belongs to this library");
    }

    [UnixFact]
    public void Shared_library_should_be_refused_if_it_is_none_of_Pythons()
    {
        _machine.Install("usr", "3.11.2");
        var library = _machine.Script("usr/lib/libc.so.6", "");

        Follow(library).Defect!.Explanation.ShouldContain("isn't called as Python's library is");
    }

    [UnixFact]
    public void Setting_that_names_nothing_should_be_refused()
    {
        Follow("no-such-python").Defect!.Explanation.ShouldContain("no such command on the path");
        Follow("/no/such/python").Defect!.Explanation.ShouldBe("There is no such file or folder.");
        Follow("libpython3.12.so").Defect!.Explanation.ShouldContain("give its full path");
    }

    [UnixFact]
    public void Setting_that_names_a_folder_without_Python_should_be_refused() =>
        Follow(_machine.Root).Defect!.Explanation.ShouldContain("neither a virtual environment nor an installation");

    [UnixFact]
    public void Setting_that_names_a_file_that_is_no_program_should_be_refused()
    {
        var file = _machine.PathTo("notes.txt");
        File.WriteAllText(file, "no program");

        Follow(file).Defect!.Explanation.ShouldBe("It is not executable.");
    }

    [UnixFact]
    public void Virtual_environment_whose_Python_was_removed_should_be_refused_in_those_words()
    {
        var gone = _machine.PathTo("gone", "bin", "python3");
        var link = _machine.LinkTo(gone, "venv", "bin", "python3");
        _machine.LinkTo("python3", "venv", "bin", "python");

        Follow(_machine.PathTo("venv")).Defect!.Explanation.ShouldStartWith($"Its Python is a link to {gone}, which isn't there, or not for this user.");
        Follow(link).Defect!.Explanation.ShouldBe($"It is a link to {gone}, which isn't there, or not for this user.");
    }

    private PythonLead Follow(string setting) => ConfiguredPython.Follow(setting, "the setting", _machine.Surroundings);
}
