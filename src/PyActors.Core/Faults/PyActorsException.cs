namespace PyActors;

/// <summary>The root of every exception that PyActors throws of its own.</summary>
public abstract class PyActorsException : Exception
{
    private protected PyActorsException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
