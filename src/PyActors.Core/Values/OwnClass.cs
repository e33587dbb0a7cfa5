using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace PyActors;

/// <summary>
/// What a record, class or struct of the caller's shows: its public properties, and its public fields. Types of the framework are
/// none: what they show isn't what they mean.
/// </summary>
internal sealed class OwnClass
{
    private static readonly ConcurrentDictionary<Type, OwnClass?> ByType = new();

    private readonly MemberInfo[] _members;
    private readonly string[] _snakeCase;

    private OwnClass(MemberInfo[] members)
    {
        _members = members;
        _snakeCase = Array.ConvertAll(members, member => ToSnakeCase(member.Name));
    }

    /// <summary>How many members there are.</summary>
    public int Count => _members.Length;

    /// <summary>What a type shows; null if values of it have no Python form.</summary>
    /// <exception cref="NotSupportedException">Some of its members may be gone.</exception>
    public static OwnClass? Of(Type type) => ByType.GetOrAdd(type, static asked => IsOwn(asked) ? new OwnClass(Members(KeptTypes.Whole(asked))) : null);

    /// <summary>Whether members of a type may be gone that its values should show.</summary>
    public static bool IsCut(Type type) => !KeptTypes.Has(type) && IsOwn(type);

    /// <summary>A member's name in .NET.</summary>
    public string Name(int index) => _members[index].Name;

    /// <summary>A member's name in Python.</summary>
    public string Key(int index, MemberNaming naming) => naming == MemberNaming.SnakeCase ? _snakeCase[index] : _members[index].Name;

    /// <summary>A member's value, or what the caller's code threw.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever the caller's code throws becomes a fault.")]
    public object? Get(object owner, int index, out Exception? thrown)
    {
        thrown = null;
        try
        {
            return _members[index] is PropertyInfo property
                ? property.GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null)
                : ((FieldInfo)_members[index]).GetValue(owner);
        }
        catch (Exception problem)
        {
            thrown = problem;
            return null;
        }
    }

    /// <summary><c>HttpStatus</c> as <c>http_status</c>, <c>URLPath2</c> as <c>url_path2</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var beginsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (beginsWord)
                snake.Append('_');

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    /// <summary>Whether values of a type give their items one by one as they come, which takes a caller that waits.</summary>
    public static bool IsAsyncSequence(Type type) => GenericInterface.Of(type, typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerable<>)) is not null;

    // What the compiler makes of an async method or iterator has fields that mean nothing to anybody. What a task or a stream shows isn't what
    // it gives, and asking a task for its result waits for it.
    private static bool IsOwn(Type type) =>
        !type.IsPrimitive && !type.IsPointer && !typeof(Delegate).IsAssignableFrom(type) && !typeof(IAsyncStateMachine).IsAssignableFrom(type)
        && !typeof(Task).IsAssignableFrom(type) && !typeof(Stream).IsAssignableFrom(type) && !IsAsyncSequence(type) && !IsOfFramework(type);

    // By the assembly's name and not its key: it is about what the data means, not about trust.
    private static bool IsOfFramework(Type type) => type.Assembly.GetName().Name is { } name
        && (name is "System" or "mscorlib" or "netstandard" or "PyActors.Core"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static MemberInfo[] Members([DynamicallyAccessedMembers(KeptTypes.Members)] Type type) =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
            .DistinctBy(static property => property.Name), // What a base class has of that name is hidden, and comes behind.
        .. type.GetFields(BindingFlags.Instance | BindingFlags.Public),
    ];
}
