namespace PyActors;

/// <summary>Boxes of the small whole numbers, made once: most numbers in data are small.</summary>
internal static class SmallNumbers
{
    private const long Least = -128;
    private const long Most = 1023;

    private static readonly object[] Boxes = [.. Enumerable.Range((int)Least, (int)(Most - Least + 1)).Select(number => (object)(long)number)];

    /// <summary>The number as an object.</summary>
    public static object Box(long number) => number is >= Least and <= Most ? Boxes[number - Least] : number;
}
