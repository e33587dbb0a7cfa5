using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Engines;

namespace PyActors.Host.Calling;

/// <summary>What Python makes of the package <c>pyactors</c> is kept for the next process: whole processes.</summary>
public sealed class KeptPackageSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Kept => Directory.Exists(_folder["cache"]) ? [.. Directory.GetFiles(_folder["cache"], "*.code").Order(StringComparer.Ordinal)] : [];

    [Fact]
    public async Task Code_should_be_kept_by_one_process_and_read_by_the_next()
    {
        await ShouldSucceedAsync();
        Kept.Length.ShouldBeGreaterThan(2);

        // Each gets the code of another module: whoever reads them can't start.
        var contents = Array.ConvertAll(Kept, File.ReadAllBytes);
        for (var i = 0; i < contents.Length; i++)
            File.WriteAllBytes(Kept[i], contents[(i + 1) % contents.Length]);

        (await CallAsync()).ExitCode.ShouldNotBe(ExitCode.Success);
    }

    [Fact]
    public async Task Code_should_be_kept_anew_where_a_file_is_torn_or_damaged()
    {
        await ShouldSucceedAsync();
        var (files, contents) = (Kept, Array.ConvertAll(Kept, File.ReadAllBytes));
        File.WriteAllBytes(files[0], contents[0][..^1]);
        contents[1][5] ^= 1;
        File.WriteAllBytes(files[1], contents[1]);

        await ShouldSucceedAsync();

        Kept.ShouldBe(files);
        File.ReadAllBytes(files[0]).ShouldNotBe(contents[0][..^1]);
        File.ReadAllBytes(files[1]).ShouldNotBe(contents[1]);
    }

    [Fact]
    public async Task Code_should_be_the_same_however_Python_optimises()
    {
        await ShouldSucceedAsync();
        var files = Kept;

        await ShouldSucceedAsync(call => call.With("PYTHONOPTIMIZE", "2"));

        Kept.ShouldBe(files);
    }

    [Fact]
    public async Task Code_should_not_be_kept_where_remembering_is_turned_off()
    {
        await ShouldSucceedAsync(call => call.With("PyActors__Python__RememberPython", "false"));

        Kept.ShouldBeEmpty();
    }

    private async Task ShouldSucceedAsync(Func<PyActorsCommand, PyActorsCommand>? change = null)
    {
        var result = await CallAsync(change);
        result.ExitCode.ShouldBe(ExitCode.Success, result.ToString());
        result.Output.ShouldBe("4.0\n");
    }

    private Task<CommandResult> CallAsync(Func<PyActorsCommand, PyActorsCommand>? change = null)
    {
        var call = PyActorsCommand.OnModules("call", "math:sqrt", "16", "--python", PythonUnderTest.Installation.Executable).With("PYACTORS_CACHE", _folder["cache"]);
        return (change?.Invoke(call) ?? call).RunAsync();
    }
}
