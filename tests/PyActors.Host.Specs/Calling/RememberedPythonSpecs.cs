using System.Diagnostics;
using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Engines;

namespace PyActors.Host.Calling;

/// <summary>Which starts run a Python only to ask it what it is: whole processes, counted by the system's loader.</summary>
[Trait("Faces", "OnePython")]
public sealed class RememberedPythonSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Cache => _folder["cache"];

    [GlibcFact]
    public async Task Second_start_should_run_no_other_program()
    {
        var python = PythonUnderTest.Installation.Executable;

        (await ProgramsOfACallAsync(python)).ShouldBe(2, "the command, and Python to ask it");
        (await ProgramsOfACallAsync(python)).ShouldBe(1, "the command alone");
    }

    [GlibcFact]
    public async Task Start_should_ask_again_once_the_executable_has_changed()
    {
        var python = await CopyOfPythonAsync();
        await RememberAsync(python);
        (await ProgramsOfACallAsync(python)).ShouldBe(1);

        await File.AppendAllTextAsync(python, "\n");

        (await ProgramsOfACallAsync(python)).ShouldBe(2);
    }

    [GlibcFact]
    public async Task Start_should_ask_each_time_where_remembering_is_turned_off()
    {
        var python = PythonUnderTest.Installation.Executable;
        await RememberAsync(python);

        (await ProgramsOfACallAsync(python, call => call.With("PYACTORS_CACHE", "off"))).ShouldBe(2);
        (await ProgramsOfACallAsync(python, call => call.With("PyActors__Python__RememberPython", "false"))).ShouldBe(2);
    }

    [GlibcFact]
    public async Task Start_should_succeed_where_there_is_no_home_and_no_folder_can_be_made()
    {
        var python = PythonUnderTest.Installation.Executable;

        (await ProgramsOfACallAsync(python, call => call.With("PYACTORS_CACHE", null).With("HOME", null).With("XDG_CACHE_HOME", null))).ShouldBe(2);
        (await ProgramsOfACallAsync(python, call => call.With("PYACTORS_CACHE", "/proc/pyactors"))).ShouldBe(2);
    }

    // What was made a moment ago isn't remembered yet: its file system may not tell the next change from this one.
    private Task RememberAsync(string python) => Eventually.IsTrueAsync(() =>
    {
        ProgramsOfACallAsync(python).GetAwaiter().GetResult();
        return Directory.Exists(Cache) && Directory.GetFiles(Cache, "*.answer").Length > 0;
    });

    private async Task<int> ProgramsOfACallAsync(string python, Func<PyActorsCommand, PyActorsCommand>? change = null)
    {
        var notes = Directory.CreateDirectory(_folder[Guid.NewGuid().ToString("n")]).FullName;
        var call = PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", python)
            .With("PYACTORS_CACHE", Cache).With("LD_DEBUG", "statistics").With("LD_DEBUG_OUTPUT", Path.Combine(notes, "program"));

        var result = await (change?.Invoke(call) ?? call).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Output.ShouldBe("4.0\n");
        return Directory.GetFiles(notes).Length;
    }

    private async Task<string> CopyOfPythonAsync()
    {
        using var venv = Process.Start(PythonUnderTest.Installation.Executable, ["-m", "venv", "--copies", "--without-pip", _folder["environment"]]);
        await venv.WaitForExitAsync();
        venv.ExitCode.ShouldBe(0);
        return Path.Combine(_folder["environment"], "bin", "python");
    }
}
