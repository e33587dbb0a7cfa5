using System.Text.Json;
using PyActors.Host.Json;
using PyActors.Host.Output;

namespace PyActors.Host.Serving;

/// <summary>
/// One line of the output: <c>{"id": 7, "value": …, "seconds": 0.01}</c>, or a <c>fault</c> in place of the value. A line that was no
/// request has a fault of the kind <c>BadRequest</c>, which no invocation ever has.
/// </summary>
internal static class AnswerLine
{
    /// <summary>Writes the line without its end.</summary>
    /// <exception cref="NotSupportedException">The value has no JSON form.</exception>
    public static void Write(Utf8JsonWriter writer, Answer answer, PyResult result)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("id");
        writer.WriteRawValue(answer.Id.Span, skipInputValidation: true);
        if (answer.IsOfRequest)
            ResultLine.WriteOutcome(writer, result);
        else
            WriteProblem(writer, result.Fault!.Message);
        writer.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter writer, string problem)
    {
        writer.WriteStartObject(ResultLine.Fault);
        writer.WriteString("kind", "BadRequest");
        writer.WritePropertyName("message");
        JsonValueWriter.WriteText(writer, problem);
        writer.WriteEndObject();
    }
}
