using PyActors.Caching;
using PyActors.Discovery;
using PyActors.Host.Commands;
using PyActors.Host.Inputs;
using PyActors.Host.Output;

namespace PyActors.Host.Mapping;

/// <summary>
/// A run that is ready to begin: its output open, its inputs at the first that has to be run. What can be found wrong without
/// Python has been.
/// </summary>
internal sealed class MapJob : IDisposable
{
    private MapJob(MapRequest request, LineOutput output, IEnumerator<MapInput> inputs, MapTally tally)
    {
        Request = request;
        Output = output;
        Inputs = inputs;
        Tally = tally;
    }

    /// <summary>What is asked for.</summary>
    public MapRequest Request { get; }

    /// <summary>Where the lines go.</summary>
    public LineOutput Output { get; }

    /// <summary>The inputs that are left.</summary>
    public IEnumerator<MapInput> Inputs { get; }

    /// <summary>What came of the run so far.</summary>
    public MapTally Tally { get; }

    /// <summary>Whether the lines appear on a terminal, where nothing else should stand between them.</summary>
    public bool ShowsLines { get; private init; }

    /// <summary>The output's file, if it wasn't there before.</summary>
    private string? NewFile { get; init; }

    /// <summary>Opens the output and finds the first input to run.</summary>
    /// <exception cref="CommandFailedException">The output can't be written, or is not one to resume.</exception>
    public static MapJob Open(MapRequest request, MapTally tally)
    {
        var inputs = request.Source.Read().GetEnumerator();
        if (request.OutFile is not { } file)
        {
            var isTerminal = !Console.IsOutputRedirected;
            var output = new LineOutput(StandardOutput.TakeForData("name a file with --out"), "standard output", startsAfresh: false);
            return new MapJob(request, output, inputs, tally) { ShowsLines = isTerminal };
        }

        if (request.Source.Files.Any(input => IsOneFile(input, file)))
            throw new CommandFailedException(ExitCode.Usage, $"'{file}' is an input and can't be the output as well.");

        var isNew = !File.Exists(file);
        var stream = OutputTarget.OpenFile(file, forResume: request.Resume);
        try
        {
            if (request.Resume)
            {
                var point = ResumePoint.Find(stream, inputs);
                tally.Resumed = (point.Lines, point.Faults);
            }

            Prints.GoToStandardError();
            return new MapJob(request, new LineOutput(stream, $"'{file}'", startsAfresh: !request.Resume), inputs, tally) { NewFile = isNew ? file : null };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // By its name, or by another of the names that a file may have.
    private static bool IsOneFile(string input, string output) =>
        input == RealPath.Of(output) || FileState.Of(input) is { } read && FileState.Of(output) is { } written && read.IsThatOf(written);

    /// <summary>
    /// Closes the output, and takes a file away that was made for a run that came to nothing. The inputs may just be read on another
    /// thread, and go with the process.
    /// </summary>
    public void Dispose()
    {
        Output.Dispose();
        if (!Output.IsInUse && NewFile is not null)
            File.Delete(NewFile);
    }
}
