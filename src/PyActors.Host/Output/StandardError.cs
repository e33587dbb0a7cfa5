using System.Text;

namespace PyActors.Host.Output;

/// <summary>
/// Standard error as the last place to say anything: where it can't be written, as on a full disk, what was said is lost, and the command
/// and its exit code are what they would be. Opened when something is said. Used behind the lock of <see cref="Console.Error"/>.
/// </summary>
internal sealed class StandardError : TextWriter
{
    private Stream? _stream;

    /// <inheritdoc/>
    public override Encoding Encoding => Console.OutputEncoding;

    /// <summary>Takes the place of <see cref="Console.Error"/>.</summary>
    public static void Use() => Console.SetError(new StandardError());

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write($"{value}{NewLine}");

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> text)
    {
        try
        {
            _stream ??= Console.OpenStandardError();
            _stream.Write(Encoding.GetBytes(text.ToArray()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is nowhere left to say so.
        }
    }
}
