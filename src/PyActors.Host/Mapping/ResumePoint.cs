using PyActors.Host.Commands;
using PyActors.Host.Inputs;
using PyActors.Host.Output;

namespace PyActors.Host.Mapping;

/// <summary>Where an earlier run left off.</summary>
/// <param name="Lines">How many lines its output holds.</param>
/// <param name="Faults">How many of them are faults.</param>
internal readonly record struct ResumePoint(long Lines, long Faults)
{
    /// <summary>
    /// Goes through the output and the inputs side by side, leaves both behind the last whole line, and cuts off a torn one.
    /// </summary>
    /// <exception cref="CommandFailedException">The output is not one of these inputs, or not one of ours at all.</exception>
    public static ResumePoint Find(FileStream output, IEnumerator<MapInput> inputs)
    {
        var point = default(ResumePoint);
        var end = 0L;
        foreach (var line in LineReader.Read(output))
        {
            if (!line.IsTerminated)
                break;

            point = point.Next(WrittenLine.Parse(line.Bytes), inputs, output.Name);
            end += line.Size;
        }

        output.SetLength(end);
        output.Position = end;
        return point;
    }

    private ResumePoint Next(WrittenLine? written, IEnumerator<MapInput> inputs, string file)
    {
        var number = Lines + 1;
        if (written is not { } line)
            throw Refuse($"Line {number:N0} of '{file}' is not one that 'pyactors map' has written.");
        if (!inputs.MoveNext())
            throw Refuse($"'{file}' holds results of more inputs than there are now: {Lines:N0}.");
        if (!line.IsOf(inputs.Current))
            throw Refuse($"The inputs have changed: line {number:N0} of '{file}' is of input {line.Ordinal:N0}, {Shorten(line.Input)}, and input {number:N0} is now {Shorten(inputs.Current.Json)}.");

        return new ResumePoint(number, Faults + (line.IsFault ? 1 : 0));
    }

    private static CommandFailedException Refuse(string what) =>
        new(ExitCode.Usage, $"{what} Nothing was changed. Run without --resume to begin afresh, or name another --out.");

    private static string Shorten(ReadOnlyMemory<byte> json)
    {
        const int most = 80;
        var text = System.Text.Encoding.UTF8.GetString(json.Span);
        return text.Length <= most ? text : $"{text[..most]}…";
    }
}
