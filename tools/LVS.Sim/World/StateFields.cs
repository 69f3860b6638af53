using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;

namespace LVS.Sim;

/// <summary>
/// All arrays and numbers in the objects of one type: found by reflection once, then handled by code compiled for that type, because a
/// checkpoint in every second of virtual time reads those of every node.
/// </summary>
internal sealed class StateFields
{
    private delegate void Hasher(object state, ref LaneHash hash);

    private readonly Type type;
    private readonly Action<object> wipe;
    private readonly Action<object, object> copy;
    private readonly Hasher add;

    /// <summary>Finds the fields, and compiles the code.</summary>
    /// <param name="type">The type of the objects.</param>
    public StateFields(Type type)
    {
        this.type = type;
        ParameterExpression state = Expression.Parameter(typeof(object));
        ParameterExpression target = Expression.Parameter(typeof(object));
        ParameterExpression hash = Expression.Parameter(typeof(LaneHash).MakeByRefType());
        wipe = ForEach<Action<object>>(field => field.FieldType.IsArray
            ? Expression.Call(typeof(Array), nameof(Array.Clear), null, In(state, field))
            : Expression.Assign(In(state, field), Expression.Default(field.FieldType)), state);
        copy = ForEach<Action<object, object>>(field => field.FieldType.IsArray
            ? Expression.Call(typeof(Array), nameof(Array.Copy), null, In(state, field), In(target, field), LengthIn(state, field))
            : Expression.Assign(In(target, field), In(state, field)), state, target);
        add = ForEach<Hasher>(field => field.FieldType.IsArray
            ? Expression.Call(hash, nameof(LaneHash.Add), null, In(state, field), LengthIn(state, field))
            : Expression.Call(hash, nameof(LaneHash.Add), null, NumberIn(state, field)), state, hash);
    }

    /// <summary>Sets everything in an object to 0.</summary>
    public void Wipe(object state) => wipe(state);

    /// <summary>Copies everything in an object to another.</summary>
    public void Copy(object state, object target) => copy(state, target);

    /// <summary>Adds everything in an object to a hash.</summary>
    public void AddTo(ref LaneHash hash, object state) => add(state, ref hash);

    /// <summary>Compiles what is to be done for each field, in the order of names.</summary>
    private T ForEach<T>(Func<FieldInfo, Expression> what, params ParameterExpression[] parameters)
    {
        IEnumerable<FieldInfo> fields = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(field => field.FieldType.IsArray || field.FieldType.IsPrimitive).OrderBy(field => field.Name, StringComparer.Ordinal);
        return Expression.Lambda<T>(Expression.Block(typeof(void), fields.Select(what)), parameters).Compile();
    }

    private MemberExpression In(ParameterExpression state, FieldInfo field) => Expression.Field(Expression.Convert(state, type), field);

    private UnaryExpression LengthIn(ParameterExpression state, FieldInfo field) => Expression.ArrayLength(In(state, field));

    private Expression NumberIn(ParameterExpression state, FieldInfo field) => field.FieldType == typeof(bool)
        ? Expression.Condition(In(state, field), Expression.Constant(1L), Expression.Constant(0L))
        : Expression.Convert(In(state, field), typeof(long));
}
