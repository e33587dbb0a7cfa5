namespace PyActors;

/// <summary>
/// Python called a host function with arguments that it doesn't take: too many, too few, unknown, or of a wrong type. In Python it
/// is an ordinary <c>TypeError</c>.
/// </summary>
public sealed class HostArgumentException : PyActorsException
{
    /// <summary>Says which argument of which function is wrong, and how.</summary>
    public HostArgumentException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
