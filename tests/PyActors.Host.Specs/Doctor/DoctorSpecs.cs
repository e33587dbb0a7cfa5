using System.Runtime.InteropServices;
using System.Text.Json;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Engines;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Doctor;

/// <summary>The command <c>doctor</c> as a whole process, and what the others do where it finds nothing.</summary>
public sealed class DoctorSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Doctor_should_show_the_chosen_Python_first_and_why()
    {
        var python = PythonUnderTest.Installation;

        var result = await PyActorsCommand.Of("doctor", "--python", python.Executable).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Output.ShouldStartWith("Chosen, because ");
        result.Output.Split('\n')[1].ShouldStartWith($"  CPython {python.Version}");
        foreach (var fact in (string[])[python.Executable, python.Library!, python.BasePrefix, PythonUnderTest.HasOwnGil ? "own-gil, shared" : "own-gil needs"])
            result.Output.ShouldContain(fact);
    }

    [Fact]
    public async Task Doctor_should_tell_tools_the_same()
    {
        var python = PythonUnderTest.Installation;

        var result = await PyActorsCommand.Of("doctor", "--json", "--python", python.Executable).RunAsync();

        var found = JsonElement.Parse(result.Output);
        found.GetProperty("chosen").GetString().ShouldBe(python.Executable);
        var first = found.GetProperty("pythons")[0];
        first.GetProperty("usable").GetBoolean().ShouldBeTrue();
        first.GetProperty("version").GetString().ShouldBe(python.Version.ToString());
        first.GetProperty("library").GetString().ShouldBe(python.Library);
        first.GetProperty("isolation").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(PythonUnderTest.HasOwnGil ? ["own-gil", "shared"] : ["shared"]);
    }

    [Fact]
    public async Task Doctor_should_say_whether_what_a_Python_says_is_remembered_and_where()
    {
        var python = PythonUnderTest.Installation.Executable;
        var before = await DoctorAsync();

        await PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", python).With("PYACTORS_CACHE", _folder["cache"]).RunAsync();
        var after = await DoctorAsync();

        before.Output.ShouldContain("    remembered  no\n");
        after.Output.ShouldContain($"    remembered  {Directory.GetFiles(_folder["cache"], "*.answer").ShouldHaveSingleItem()}\n");
        after.Output.ShouldContain($"is remembered in {_folder["cache"]} when a pool starts");

        Task<CommandResult> DoctorAsync() => PyActorsCommand.Of("doctor", "--python", python).With("PYACTORS_CACHE", _folder["cache"]).RunAsync();
    }

    [Fact]
    public async Task Doctor_should_say_which_active_environment_the_chosen_Python_stands_in_for()
    {
        var text = await DoctorAsync("doctor");
        var json = await DoctorAsync("doctor", "--json");

        const string InsteadOf = "the active environment (VIRTUAL_ENV), /removed/.venv, which can't be used. There is no such file or folder.";
        text.Output.ShouldContain($"    instead of  {InsteadOf}\n");
        JsonElement.Parse(json.Output).GetProperty("insteadOf").GetString().ShouldBe(InsteadOf);

        static Task<CommandResult> DoctorAsync(params string[] arguments) =>
            PyActorsCommand.Of(arguments).InRemovedEnvironment().RunAsync();
    }

    [UnixTheory]
    [Trait("Faces", "OnePython")]
    [InlineData("sys.version_info = (3, 8, 20)", "3.8.20", "Install a newer one beside it")]
    [InlineData("sys.version_info = (3, 99, 0)", "3.99.0", "Install an older one beside it")]
    [InlineData("build['Py_GIL_DISABLED'] = 1", "free-threaded", "Install the ordinary build")]
    [InlineData("build.clear(); sys.base_prefix = '/nowhere'; sys.executable = '/nowhere/bin/python3'", "library", "--enable-shared")]
    [InlineData("sys.maxsize = 2 ** 31 - 1", "32-bit Python", "Install the 64-bit build")]
    [InlineData("sys.implementation.name = 'pypy'", "pypy", "Install one of 3.10")]
    [InlineData("sys.exit(1)", "doesn't answer", "Run it by hand")]
    public async Task Command_should_say_what_is_wrong_with_a_Python_that_can_not_be_used_and_what_to_do(string statement, string problem, string cure)
    {
        var python = PretendPython.Write(_folder, statement);

        var doctor = await PyActorsCommand.Of("doctor", "--python", python).RunAsync();
        var call = await PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", python).RunAsync();

        doctor.ExitCode.ShouldBe(ExitCode.NoPython, doctor.ToString());
        doctor.Output.ShouldContain(problem, Case.Insensitive);
        doctor.Output.ShouldContain(cure);
        call.ExitCode.ShouldBe(ExitCode.NoPython, call.ToString());
        call.Output.ShouldBeEmpty();
        call.Error.ShouldContain(python);
        call.Error.ShouldContain(problem, Case.Insensitive);
        call.Error.ShouldContain(cure);
    }

    [UnixFact]
    public async Task Command_should_say_that_a_library_is_for_another_machine_and_what_to_do()
    {
        var (own, number, other) = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? ("X64", 183, "Arm64") : ("Arm64", 62, "X64");
        var python = WithLibrary([0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[9], 3, 0, (byte)number, .. new byte[4096]]);

        var doctor = await PyActorsCommand.Of("doctor", "--python", python).RunAsync();
        var call = await PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", python).RunAsync();

        (doctor.ExitCode, call.ExitCode).ShouldBe((ExitCode.NoPython, ExitCode.NoPython), doctor.ToString());
        foreach (var said in (string[])[doctor.Output, call.Error])
        {
            said.ShouldContain($"is for {other} and this process is {own}");
            said.ShouldContain($"Install the {own} build");
        }
    }

    [UnixFact]
    public async Task Command_should_give_the_systems_reason_for_a_library_that_can_not_be_loaded()
    {
        var result = await PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", WithLibrary([.. "no library"u8])).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.NoPython, result.ToString());
        result.Error.ShouldContain("can't be loaded: ");
        result.Error.ShouldNotContain("no reason given");
    }

    [UnixFact]
    public async Task Command_should_say_that_a_library_is_not_Pythons()
    {
        var other = Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.*")[0];

        var result = await PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", WithLibrary(await File.ReadAllBytesAsync(other))).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.NoPython, result.ToString());
        result.Error.ShouldContain("isn't Python's");
    }

    [Fact]
    public async Task Command_should_say_that_what_was_named_is_no_Python()
    {
        var nothing = await PyActorsCommand.OnModules("map", "host_jobs:same", "--python", "python-that-is-not-there").RunAsync("1\n");
        var folder = await PyActorsCommand.OnModules("map", "host_jobs:same", "--python", _folder.Path).RunAsync("1\n");

        nothing.ExitCode.ShouldBe(ExitCode.NoPython, nothing.ToString());
        nothing.Error.ShouldContain("no such command");
        folder.ExitCode.ShouldBe(ExitCode.NoPython, folder.ToString());
        folder.Error.ShouldContain("neither a virtual environment nor an installation");
    }

    [UnixFact]
    public async Task Command_should_say_that_a_program_is_no_Python()
    {
        var result = await PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", "/bin/ls").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.NoPython, result.ToString());
        result.Error.ShouldContain("/bin/ls");
    }

    [NoOwnGilFact]
    public async Task Command_should_refuse_a_GIL_of_ones_own_where_Python_can_not_give_it()
    {
        var result = await PyActorsCommand.OnModules("map", "host_jobs:same", "--isolation", "own-gil").RunAsync("1\n");

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain("3.13");
    }

    private string WithLibrary(byte[] content)
    {
        var name = $"libpython3.{PythonUnderTest.Installation.Version.Minor}.so.1.0";
        File.WriteAllBytes(_folder[name], content);
        return PretendPython.Write(_folder, $"build['LIBDIR'] = '{_folder.Path}'; build['INSTSONAME'] = '{name}'");
    }
}
