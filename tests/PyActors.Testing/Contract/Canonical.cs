using System.Globalization;
using System.Numerics;

namespace PyActors.Testing.Contract;

/// <summary>Compares canonical values strictly: type by type, where the equality of keys lets 1 and 1.0 be the same.</summary>
public static class Canonical
{
    /// <summary>Fails if the values differ in anything, the types of numbers and the order of dicts included.</summary>
    public static void ShouldBeSame(object? actual, object? expected, string? because = null) =>
        Spell(actual).ShouldBe(Spell(expected), because);

    /// <summary>Writes a value with the type of everything in it.</summary>
    public static string Spell(object? value) => value switch
    {
        null => "None",
        string text => $"\"{string.Concat(text.Select(SpellChar))}\"",
        byte[] bytes => $"b{Convert.ToHexString(bytes)}",
        object?[] items => $"[{string.Join(", ", items.Select(Spell))}]",
        PyTuple items => $"({string.Join(", ", items.Select(Spell))})",
        PyDict entries => $"{{{string.Join(", ", entries.Select(entry => $"{Spell(entry.Key)}: {Spell(entry.Value)}"))}}}",
        PySet items => $"{(items.IsFrozen ? "frozen" : "")}{{{string.Join(", ", items.Select(Spell).Order(StringComparer.Ordinal))}}}",
        PyArray array => $"{array.ItemType.Name} ({string.Join(", ", array.Shape)}) {SpellItems(array)}",
        Complex number => $"complex {Spell(number.Real)} {Spell(number.Imaginary)}",
        decimal number => $"decimal {string.Join(' ', decimal.GetBits(number))}",
        DateTime time => $"DateTime {time.Ticks} {time.Kind}",
        DateTimeOffset time => $"DateTimeOffset {time.Ticks} {time.Offset}",
        double number => $"double {BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number):x}",
        bool or long or BigInteger => string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value}"),
        _ => $"{value.GetType()} {value}",
    };

    // Item by item as the type has them, for the type stands before them.
    private static string SpellItems(object? value) => value switch
    {
        PyArray { Shape.Length: 0 } array => SpellItems(array.Single()),
        PyArray array => $"[{string.Join(", ", array.Rows().Select(SpellItems))}]",
        DateOnly or DateTime => string.Create(CultureInfo.InvariantCulture, $"{value:O}"),
        string or byte[] => Spell(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string SpellChar(char letter) => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : $"\\u{(int)letter:x4}";
}
