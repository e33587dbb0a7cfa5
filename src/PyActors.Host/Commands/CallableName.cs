using System.CommandLine;

namespace PyActors.Host.Commands;

/// <summary>The argument that names a Python callable.</summary>
internal static class CallableName
{
    /// <summary>The argument.</summary>
    public static Argument<PyCallable> Argument() => new("CALLABLE")
    {
        Description = "The Python callable: a module, a colon and the name inside it, as in math:sqrt or package.module:Class.method.",
        CustomParser = result =>
        {
            try
            {
                return PyCallable.Parse(result.Tokens.Single().Value);
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return null;
            }
        },
    };
}
