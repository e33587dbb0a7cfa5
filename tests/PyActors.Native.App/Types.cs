namespace PyActors.Native.App;

internal enum Colour
{
    Red,
    Green,
}

internal sealed record Order(string Id, Customer Customer, List<Line> Lines, Point At, Colour? Colour, Dictionary<string, int[]> Tags);

internal sealed record Customer(string Name, Colour Colour, string? Note = null);

internal sealed record Line(string Name, int Value);

internal sealed class Node
{
    public required string Name { get; set; }

    public Node? Next { get; set; }
}

internal record struct Point(int X, int Y);

internal sealed record Unkept(int X, int Y);

internal record struct UnkeptStruct(int X, int Y);

internal sealed record HoldsUnkept(Unkept Inner);

internal sealed class OwnSet : HashSet<Point>;
