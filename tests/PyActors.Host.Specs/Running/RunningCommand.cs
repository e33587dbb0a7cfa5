using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace PyActors.Host.Running;

/// <summary>A command that runs. Disposing ends it, however it is.</summary>
internal sealed partial class RunningCommand : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public RunningCommand(Process process) => _process = process;

    /// <summary>The next line of standard output, waited for with a bound.</summary>
    public async Task<string?> NextLineAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(PyActorsCommand.Patience);
        _output.Append(line).Append('\n');
        return line;
    }

    /// <summary>The next line of standard error, waited for with a bound.</summary>
    public async Task<string?> NextErrorLineAsync()
    {
        var line = await _process.StandardError.ReadLineAsync().WaitAsync(PyActorsCommand.Patience);
        _error.Append(line).Append('\n');
        return line;
    }

    /// <summary>Reads standard output until a line that has this in it.</summary>
    public async Task UntilLineAsync(string part)
    {
        string? line;
        do
            line = await NextLineAsync();
        while (line is not null && !line.Contains(part, StringComparison.Ordinal));
        line.ShouldNotBeNull(_output.ToString());
    }

    /// <summary>Reads standard error until a line that begins so.</summary>
    public async Task UntilErrorLineAsync(string beginning)
    {
        string? line;
        do
            line = await NextErrorLineAsync();
        while (line is not null && !line.StartsWith(beginning, StringComparison.Ordinal));
        line.ShouldNotBeNull();
    }

    /// <summary>Writes to its standard input, and leaves that open.</summary>
    public async Task WriteAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Writes to its standard input, and closes that.</summary>
    public async Task GiveAsync(string text)
    {
        try
        {
            await _process.StandardInput.WriteAsync(text);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; how it ended is what the spec looks at.
        }
    }

    /// <summary>Stops reading its standard output, as <c>head</c> does.</summary>
    public void CloseOutput() => _process.StandardOutput.Close();

    /// <summary>Sends it a signal.</summary>
    public void Signal(int signal) => Kill(_process.Id, signal).ShouldBe(0);

    /// <summary>Ends it as the system does when it runs out of memory: at once, with no chance to do anything.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for something that it does and tells nobody of, with a bound. Should it end before, that says how it ended.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        try
        {
            await Eventually.IsTrueAsync(() => condition() || _process.HasExited);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It still runs after {PyActorsCommand.Patience}. {await KillAsync()}");
        }

        if (!condition())
            throw new InvalidOperationException($"It has ended before. {await EndAsync()}");
    }

    /// <summary>Waits for its end, with a bound.</summary>
    public async Task<CommandResult> EndAsync(bool readsOutput = true)
    {
        var error = _process.StandardError.ReadToEndAsync();
        if (readsOutput)
            _output.Append(await _process.StandardOutput.ReadToEndAsync().WaitAsync(PyActorsCommand.Patience));
        _error.Append(await error.WaitAsync(PyActorsCommand.Patience));
        await _process.WaitForExitAsync().WaitAsync(PyActorsCommand.Patience);
        return new CommandResult(_process.ExitCode, _output.ToString(), _error.ToString());
    }

    private async Task<CommandResult> KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
