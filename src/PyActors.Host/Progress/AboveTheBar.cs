using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

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
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> text)
    {
        lock (_line)
        {
            var whole = text.LastIndexOf('\n') + 1;
            _line.Append(text[..whole]);
            if (whole > 0)
            {
                _console.Write(Above(_line.ToString()));
                _line.Clear();
            }

            _line.Append(text[whole..]);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Console.SetError(_before);
        _before.Write(_line.ToString());
        base.Dispose(disposing);
    }

    // As it is, escapes and long lines too, after the bar has been wiped away: it is drawn anew behind it.
    private IRenderable Above(string lines) => _console.Profile.Capabilities.Ansi ? new ControlCode($"\e[J{lines}") : new Text(lines);
}
