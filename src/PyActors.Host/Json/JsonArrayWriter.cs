using System.Numerics;
using System.Text.Json;

namespace PyActors.Host.Json;

/// <summary>Writes an array of numbers as arrays of arrays, as deep as it has dimensions. Its item type and shape aren't kept.</summary>
internal static class JsonArrayWriter
{
    /// <summary>Writes it in the order of its items.</summary>
    /// <exception cref="NotSupportedException">Its items have no JSON form; the message names their type.</exception>
    public static void Write(Utf8JsonWriter writer, PyArray array)
    {
        var copy = typeof(PyArray).GetMethod(nameof(PyArray.ToArray))!.MakeGenericMethod(array.ItemType);
        var items = ((Array)copy.Invoke(array, null)!).GetEnumerator();
        WriteFrom(writer, items, array.Shape.AsSpan());
    }

    private static void WriteFrom(Utf8JsonWriter writer, System.Collections.IEnumerator items, ReadOnlySpan<long> shape)
    {
        if (shape.IsEmpty)
        {
            items.MoveNext();
            JsonValueWriter.Write(writer, Canonical(items.Current!));
            return;
        }

        writer.WriteStartArray();
        for (var i = 0L; i < shape[0]; i++)
            WriteFrom(writer, items, shape[1..]);
        writer.WriteEndArray();
    }

    // As the same number is given alone.
    private static object Canonical(object item) => item switch
    {
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(item, System.Globalization.CultureInfo.InvariantCulture),
        ulong number => (BigInteger)number,
        Half number => (double)number,
        float number => (double)number,
        _ => item,
    };
}
