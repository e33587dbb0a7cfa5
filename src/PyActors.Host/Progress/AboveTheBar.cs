using System.Text;
using Spectre.Console;

namespace PyActors.Host.Progress;

/// <summary>Standard error while a bar is shown on it: whole lines go above the bar instead of into it. Any thread.</summary>
internal sealed class AboveTheBar : TextWriter
{
    private readonly IAnsiConsole _console;
    private readonly TextWriter _before = Console.Error;
    private readonly StringBuilder _line = new();

    /// <summary>Takes the place of <see cref="Console.Error"/> until disposed.</summary>
    /// <param name="console">The console that shows the bar.</param>
    public AboveTheBar(IAnsiConsole console)
    {
        _console = console;
        Console.SetError(this);
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _before.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        lock (_line)
        {
            if (value != '\n')
            {
                _line.Append(value);
                return;
            }

            _console.Write(new Text($"{_line}\n"));
            _line.Clear();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Console.SetError(_before);
        _before.Write(_line.ToString());
        base.Dispose(disposing);
    }
}
