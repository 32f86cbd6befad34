using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ReportSearch.Architecture.Tests;

/// <summary>Which types a compiled type names: in its base, members, attributes and code.</summary>
internal static class TypeUse
{
    /// <summary>Full names (namespace and name) of the types that <paramref name="type"/> and its nested types use.</summary>
    public static IEnumerable<string> Of(TypeDefinition type) => References(type).SelectMany(Flatten).Select(r => r.FullName);

    /// <summary>Namespaces of those types.</summary>
    public static IEnumerable<string> NamespacesOf(TypeDefinition type) => References(type).SelectMany(Flatten).Select(NamespaceOf);

    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.Namespace;
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        if (type.BaseType is not null)
            yield return type.BaseType;
        foreach (InterfaceImplementation implemented in type.Interfaces)
            yield return implemented.InterfaceType;
        foreach (FieldDefinition field in type.Fields)
            yield return field.FieldType;
        foreach (MethodDefinition method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (ParameterDefinition parameter in method.Parameters)
                yield return parameter.ParameterType;
            if (!method.HasBody)
                continue;
            foreach (VariableDefinition variable in method.Body.Variables)
                yield return variable.VariableType;
            foreach (Instruction instruction in method.Body.Instructions)
            {
                switch (instruction.Operand)
                {
                    case TypeReference used:
                        yield return used;
                        break;
                    case MemberReference member when member.DeclaringType is not null:
                        yield return member.DeclaringType;
                        break;
                }
            }
        }

        foreach (TypeReference used in type.NestedTypes.SelectMany(References))
            yield return used;
    }

    private static IEnumerable<TypeReference> Flatten(TypeReference type)
    {
        switch (type)
        {
            case GenericInstanceType generic:
                return generic.GenericArguments.SelectMany(Flatten).Append(generic.ElementType);
            case TypeSpecification specification:
                return Flatten(specification.ElementType);
            default:
                return [type];
        }
    }
}
