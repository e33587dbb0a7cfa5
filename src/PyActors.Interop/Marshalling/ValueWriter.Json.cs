using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// JSON of System.Text.Json, as Python's own <c>json.loads</c> reads it. Its objects and arrays of nodes are dictionaries and lists anyway;
/// here are elements, documents, and the nodes of single values.
/// </summary>
internal sealed unsafe partial class ValueWriter
{
    // By its name: a program that has no JSON need not load the assembly at its first value.
    private static bool IsJson(Type type) => type.Namespace is "System.Text.Json" or "System.Text.Json.Nodes";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint WriteJson(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array or JsonValueKind.Object } => WriteContainer(value, ContainerKind.Json),
        JsonElement element => WriteScalar(element),
        JsonDocument document => Write(document.RootElement),
        // What it was made of: an element, or a plain value.
        JsonValue node => Write(node.GetValue<object>()),
        _ => Refuse(NoForm.Why(value), value),
    };

    private nint WriteScalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => Share(ObjectApi.None),
        JsonValueKind.True => Share(LongObject.True),
        JsonValueKind.False => Share(LongObject.False),
        JsonValueKind.String => WriteText(element.GetString()!),
        JsonValueKind.Number => WriteNumber(element),
        _ => Refuse("it is no JSON value: nothing was read into it", element),
    };

    // Whole numbers are int, as large as they are; those with a point or an exponent are float.
    private nint WriteNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var small))
            return Made(LongObject.FromInt64(small));

        var text = element.GetRawText();
        if (!text.AsSpan().ContainsAny('.', 'e', 'E'))
            return _budget.TryTakeBytes(text.Length) ? WriteBigInt(BigInteger.Parse(text, CultureInfo.InvariantCulture)) : RefuseSize(element);

        var number = element.GetDouble();
        return double.IsFinite(number)
            ? Made(FloatObject.FromDouble(number))
            : Refuse($"the number {ValueText.Of(text)} is too large for a float", element);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint WriteJsonContainer(object source) =>
        (JsonElement)source is { ValueKind: JsonValueKind.Array } array ? WriteJsonArray(array) : WriteJsonObject((JsonElement)source);

    private nint WriteJsonArray(JsonElement array)
    {
        if (!TryTakeItems(array.GetArrayLength()))
            return RefuseItems(array);

        using var list = new Owned(Made(ListObject.New(array.GetArrayLength())));
        if (list.IsNull)
            return 0;

        var i = 0;
        foreach (var element in array.EnumerateArray())
        {
            var item = WriteItem(element, i);
            if (item == 0)
                return 0;

            _ = ListObject.SetItem(list.Pointer, i++, item);
        }

        return list.Detach();
    }

    private nint WriteJsonObject(JsonElement source)
    {
        using var dict = new Owned(Made(DictObject.New()));
        if (dict.IsNull)
            return 0;

        var i = 0;
        foreach (var property in source.EnumerateObject())
        {
            if (!TryTakeItems(1))
                return RefuseItems(source);
            if (!TryWriteEntry(dict.Pointer, property.Name, property.Value, i++))
                return 0;
        }

        return dict.Detach();
    }
}
