using System.Text.Json;
using PyActors.Host.Inputs;
using PyActors.Host.Json;

namespace PyActors.Host.Output;

/// <summary>
/// One line of the output: <c>{"ordinal": 1, "input": …, "value": …, "seconds": 0.01}</c>, or a <c>fault</c> in place of the value.
/// </summary>
internal static class ResultLine
{
    /// <summary>The names of the line's members.</summary>
    public const string Ordinal = "ordinal", Input = "input", Value = "value", Fault = "fault", Seconds = "seconds";

    /// <summary>Writes the line without its end.</summary>
    /// <exception cref="NotSupportedException">The value has no JSON form.</exception>
    public static void Write(Utf8JsonWriter writer, MapInput input, PyResult result)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Ordinal, input.Ordinal);
        writer.WritePropertyName(Input);
        writer.WriteRawValue(input.Json.Span, skipInputValidation: true);
        WriteOutcome(writer, result);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members of a line that say what came of a call.</summary>
    /// <exception cref="NotSupportedException">The value has no JSON form.</exception>
    public static void WriteOutcome(Utf8JsonWriter writer, PyResult result)
    {
        if (result.IsSuccess)
        {
            writer.WritePropertyName(Value);
            JsonValueWriter.Write(writer, result.Value);
        }
        else
        {
            writer.WritePropertyName(Fault);
            WriteFault(writer, result.Fault);
        }

        // A decimal is written without exponent, which people who read the file are glad of.
        writer.WriteNumber(Seconds, Math.Round((decimal)result.Timing.Ran.TotalSeconds, 6));
    }

    private static void WriteFault(Utf8JsonWriter writer, PyFault fault)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", fault.Kind.ToString());
        Text(writer, "message", fault.Message);
        if (fault.Path is { } path)
            Text(writer, "path", path);
        if (fault.TypeName is { } type)
            Text(writer, "type", type);
        if (fault.Stage is { } stage)
            writer.WriteString("stage", stage.ToString());
        if (fault.Error is { } error)
            WriteError(writer, error);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, PyError error)
    {
        writer.WriteStartObject("error");
        Text(writer, "type", error.Type);
        Text(writer, "message", error.Message);
        Text(writer, "traceback", error.Traceback);
        if (error.Syntax is { } place)
            WriteSyntax(writer, place);
        writer.WriteEndObject();
    }

    private static void WriteSyntax(Utf8JsonWriter writer, PySyntaxPlace place)
    {
        writer.WriteStartObject("syntax");
        Text(writer, "file", place.File);
        writer.WriteNumber("line", place.Line);
        writer.WriteNumber("column", place.Column);
        Text(writer, "text", place.Text);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string text)
    {
        writer.WritePropertyName(name);
        JsonValueWriter.WriteText(writer, text);
    }
}
