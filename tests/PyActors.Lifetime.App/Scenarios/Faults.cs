using System.Runtime.CompilerServices;

namespace PyActors.Lifetime.App.Scenarios;

/// <summary>Exceptions that .NET makes of signals.</summary>
internal static class Faults
{
    public static int Catch(string where)
    {
        try
        {
            return LengthOf(null!);
        }
        catch (NullReferenceException)
        {
            Console.WriteLine($"caught a null {where}");
        }

        try
        {
            return Divide(1, 0);
        }
        catch (DivideByZeroException)
        {
            Console.WriteLine($"caught a zero {where}");
            return 0;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LengthOf(string text) => text.Length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Divide(int one, int other) => one / other;
}
