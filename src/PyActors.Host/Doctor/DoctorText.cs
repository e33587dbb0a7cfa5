using System.Globalization;
using PyActors.Discovery;

namespace PyActors.Host.Doctor;

/// <summary>What was found, for people.</summary>
internal static class DoctorText
{
    /// <summary>The chosen one first, then the others, then the places where there was nothing.</summary>
    public static string Of(PythonSearch search)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Write(writer, search);
        return writer.ToString();
    }

    private static void Write(StringWriter writer, PythonSearch search)
    {
        if (search.Chosen is { } chosen)
        {
            writer.WriteLine($"Chosen, because {search.WhyChosen}:");
            WriteCandidate(writer, chosen);
            if (chosen.Installation?.PassedOver is { } passedOver)
                writer.WriteLine($"    instead of  {passedOver}");
        }
        else
        {
            writer.WriteLine($"No Python can be used. {search.Failure}");
        }

        WriteList(writer, "Others that can be used (--python or PYACTORS_PYTHON chooses):", search.Candidates.Where(c => c.IsUsable && c != search.Chosen));
        WriteList(writer, "Found, but can't be used:", search.Candidates.Where(c => !c.IsUsable));

        writer.WriteLine();
        writer.WriteLine(search.Memory is { } folder
            ? $"Every Python was asked just now. What one says is remembered in {folder} when a pool starts; PYACTORS_CACHE=off turns that off."
            : $"Every Python was asked just now, and is asked at each start, for nothing is remembered: {search.WhyNoMemory}");

        // Where none can be used, the failure has named the places already.
        if (search.Chosen is null)
            return;

        writer.WriteLine();
        writer.WriteLine("Looked in vain:");
        foreach (var place in search.EmptyPlaces)
            writer.WriteLine($"  {place}");
    }

    private static void WriteList(StringWriter writer, string title, IEnumerable<PythonCandidate> candidates)
    {
        var isFirst = true;
        foreach (var candidate in candidates)
        {
            if (isFirst)
                writer.WriteLine($"\n{title}");
            isFirst = false;
            WriteCandidate(writer, candidate);
        }
    }

    private static void WriteCandidate(StringWriter writer, PythonCandidate candidate)
    {
        if (candidate.Installation is not { } python)
        {
            writer.WriteLine($"  {candidate.Path} (found by: {candidate.FoundBy})");
        }
        else
        {
            var kind = python.IsVirtualEnvironment ? ", a virtual environment" : "";
            writer.WriteLine($"  {PythonFacts.Name(python)}{kind} (found by: {candidate.FoundBy})");
            writer.WriteLine($"    executable  {python.Executable}");
            writer.WriteLine($"    library     {python.Library ?? "none"}");
            writer.WriteLine($"    home        {python.BasePrefix}");
            if (python.IsVirtualEnvironment)
                writer.WriteLine($"    environment {python.Prefix}");
            writer.WriteLine($"    remembered  {candidate.RememberedIn ?? "no"}");
            if (candidate.IsUsable)
                writer.WriteLine($"    isolation   {string.Join(", ", PythonFacts.Isolations(python))}{PythonFacts.WhyNoMore(python)}");
        }

        if (!candidate.IsUsable)
            writer.WriteLine($"    problem     {candidate.Explanation}");
    }
}
