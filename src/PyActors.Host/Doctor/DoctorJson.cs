using System.Text.Json;
using PyActors.Discovery;
using PyActors.Host.Json;

namespace PyActors.Host.Doctor;

/// <summary>
/// What was found, for tools: <c>chosen</c> (an executable or null), <c>why</c>, <c>insteadOf</c>
/// (the active environment that can't be used, or null), <c>failure</c>, <c>memory</c> (the
/// folder in which answers are remembered, or null), <c>whyNoMemory</c> (why there is none, or null), and <c>pythons</c>, in the order of preference, each with <c>usable</c>, <c>problem</c>,
/// <c>explanation</c>, <c>rememberedIn</c> (a file or null) and what it says about itself.
/// </summary>
internal static class DoctorJson
{
    /// <summary>One JSON object and a line's end, in UTF-8.</summary>
    public static byte[] Of(PythonSearch search)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonValueWriter.Options with { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("chosen", search.Chosen?.Installation?.Executable);
            writer.WriteString("why", search.WhyChosen);
            writer.WriteString("insteadOf", search.Chosen?.Installation?.PassedOver);
            writer.WriteString("failure", search.Failure);
            writer.WriteString("memory", search.Memory);
            writer.WriteString("whyNoMemory", search.WhyNoMemory);
            writer.WriteStartArray("pythons");
            foreach (var candidate in search.Candidates)
                WriteCandidate(writer, candidate);
            writer.WriteEndArray();
            writer.WriteStartArray("empty");
            foreach (var place in search.EmptyPlaces)
                writer.WriteStringValue(place);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteCandidate(Utf8JsonWriter writer, PythonCandidate candidate)
    {
        writer.WriteStartObject();
        writer.WriteString("path", candidate.Path);
        writer.WriteString("foundBy", candidate.FoundBy);
        writer.WriteBoolean("usable", candidate.IsUsable);
        writer.WriteString("problem", candidate.Problem?.ToString());
        writer.WriteString("explanation", candidate.Explanation);
        writer.WriteString("rememberedIn", candidate.RememberedIn);
        if (candidate.Installation is { } python)
            WriteInstallation(writer, python);
        writer.WriteEndObject();
    }

    private static void WriteInstallation(Utf8JsonWriter writer, PythonInstallation python)
    {
        writer.WriteString("executable", python.Executable);
        writer.WriteString("implementation", python.Implementation);
        writer.WriteString("version", python.Version.ToString());
        writer.WriteString("library", python.Library);
        writer.WriteString("home", python.BasePrefix);
        writer.WriteString("prefix", python.Prefix);
        writer.WriteBoolean("freeThreaded", python.IsFreeThreaded);
        writer.WriteBoolean("virtualEnvironment", python.IsVirtualEnvironment);
        writer.WriteStartArray("isolation");
        foreach (var isolation in PythonFacts.Isolations(python))
            writer.WriteStringValue(isolation);
        writer.WriteEndArray();
    }
}
